package org.dialtone.provision;

import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;

/** Keeps who waits for an adoption, and who was adopted; written behind, never waited for. */
public interface PendingPhoneStore {

    List<PendingPhone> load();

    void remember(PendingPhone pendingPhone);

    void forget(MacAddress mac);

    /** Whose adoption an operator undid. */
    Set<MacAddress> sentAway();

    /** @param away false: it is welcome again */
    void sendAway(MacAddress mac, boolean away);

    /** Begins empty and keeps nothing. */
    static PendingPhoneStore forgetful() {
        return new PendingPhoneStore() {
            @Override
            public List<PendingPhone> load() {
                return List.of();
            }

            @Override
            public void remember(PendingPhone pendingPhone) {
                // Forgotten: that is what it is for.
            }

            @Override
            public void forget(MacAddress mac) {
                // Never remembered.
            }

            @Override
            public Set<MacAddress> sentAway() {
                return Set.of();
            }

            @Override
            public void sendAway(MacAddress mac, boolean away) {
                // Forgotten too.
            }
        };
    }
}
