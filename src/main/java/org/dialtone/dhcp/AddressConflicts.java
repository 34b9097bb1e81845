package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Which devices sit on addresses that are the box's to give. One thread writes; any may read the list. */
final class AddressConflicts {

    static final Duration QUARANTINE = Duration.ofHours(1);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    /** No device has so many; a router that answers for all the subnet (proxy ARP) would else empty the pool. */
    private static final int ONE_DEVICE = 32;

    private final Map<Ip4, AddressConflict> byAddress = new LinkedHashMap<>();
    private volatile List<AddressConflict> all = List.of();

    /** Safe from any thread; some may be over. */
    List<AddressConflict> all() {
        return all;
    }

    /** Whether this device was found on the address: then it may have it. */
    boolean isBy(Ip4 address, MacAddress mac) {
        AddressConflict conflict = byAddress.get(address);
        return conflict != null && mac.equals(conflict.by());
    }

    /** Whether a device was found on the address within the last minute. */
    boolean isFresh(Ip4 address, Instant now) {
        AddressConflict conflict = byAddress.get(address);
        return conflict != null
                && conflict.until().minus(QUARANTINE).plus(FRESH).isAfter(now);
    }

    /** Whether this device's answers mean nothing, because it answers for everyone. */
    boolean isProxy(MacAddress by) {
        return by != null
                && byAddress.values().stream()
                                .filter(conflict -> by.equals(conflict.by()))
                                .count()
                        >= ONE_DEVICE;
    }

    void put(AddressConflict conflict, Instant now) {
        byAddress.values().removeIf(before -> !before.until().isAfter(now));
        if (byAddress.size() < MOST) {
            byAddress.put(conflict.address(), conflict);
        }
        all = List.copyOf(byAddress.values());
    }

    /** It was given to somebody, so it isn't anybody else's. */
    void remove(Ip4 address) {
        if (byAddress.remove(address) != null) {
            all = List.copyOf(byAddress.values());
        }
    }
}
