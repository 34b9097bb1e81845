package org.dialtone.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;

/** Who holds which address, and how each holder is known; to be asked about many devices at one moment. */
public interface Holdings {

    /** The holder of an address; null: none is known. */
    Holding at(Ip4 address);

    /** What this device holds, in the order of addresses. */
    List<Holding> of(MacAddress mac);

    /** @param all one an address */
    static Holdings of(Collection<Holding> all) {
        Map<Ip4, Holding> byAddress = new HashMap<>();
        Map<MacAddress, List<Holding>> byMac = new HashMap<>();
        all.stream().sorted(Comparator.comparing(Holding::address)).forEach(holding -> {
            byAddress.put(holding.address(), holding);
            byMac.computeIfAbsent(holding.mac(), _ -> new ArrayList<>(1)).add(holding);
        });
        return new Holdings() {
            @Override
            public Holding at(Ip4 address) {
                return byAddress.get(address);
            }

            @Override
            public List<Holding> of(MacAddress mac) {
                return byMac.getOrDefault(mac, List.of());
            }
        };
    }
}
