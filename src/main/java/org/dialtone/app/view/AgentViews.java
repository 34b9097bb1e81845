package org.dialtone.app.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.phone.AddressHolders;

/**
 * Which phone is on which port of which relay agent, now.
 *
 * @param holders know the places that another DHCP server's clients were heard at
 */
public record AgentViews(PhoneViews phones, Snapshots snapshots, AddressHolders holders) {

    /** All agents; a phone whose port nobody names is at its scope. */
    public List<AgentView> all() {
        Map<Ip4, String> leased = new HashMap<>();
        snapshots.leases().stream()
                .filter(lease -> lease.state() == Lease.State.BOUND && lease.place() != null)
                .forEach(lease -> leased.put(lease.address(), lease.place()));
        return AgentView.of(
                phones.all(),
                address -> Optional.ofNullable(leased.get(address)).or(() -> holders.place(address)),
                snapshots.relays());
    }
}
