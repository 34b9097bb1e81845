package org.dialtone.app.view;

import java.util.List;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.Lease;
import org.dialtone.phone.AddressHolders;

/**
 * Which phone is on which port of which relay agent, now.
 *
 * @param holders know the places that another DHCP server's clients were heard at
 */
public record AgentViews(PhoneViews phones, Snapshots snapshots, AddressHolders holders) {

    /** All agents; a phone whose port nobody names is at its scope. */
    public List<AgentView> all() {
        return AgentView.of(
                phones.all(),
                address -> snapshots
                        .lease(address)
                        .filter(lease -> lease.state() == Lease.State.BOUND)
                        .map(Lease::place)
                        .or(() -> holders.place(address)),
                snapshots.relays());
    }
}
