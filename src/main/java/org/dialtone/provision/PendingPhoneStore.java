package org.dialtone.provision;

import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;

/** Keeps pending and adopted phones; stores after the fact, and no caller waits for it. */
public interface PendingPhoneStore {

    List<PendingPhone> load();

    void remember(PendingPhone pendingPhone);

    void forget(MacAddress mac);

    /** The phones whose adoption an operator undid. */
    Set<MacAddress> sentAway();

    /** @param away true: the phone's adoption was undone; false: it may be taken in again */
    void sendAway(MacAddress mac, boolean away);

    /** A store that begins empty and keeps nothing. */
    static PendingPhoneStore forgetful() {
        return new PendingPhoneStore() {
            @Override
            public List<PendingPhone> load() {
                return List.of();
            }

            @Override
            public void remember(PendingPhone pendingPhone) {
                // This store keeps nothing on purpose.
            }

            @Override
            public void forget(MacAddress mac) {
                // This store has nothing to forget.
            }

            @Override
            public Set<MacAddress> sentAway() {
                return Set.of();
            }

            @Override
            public void sendAway(MacAddress mac, boolean away) {
                // This store keeps nothing on purpose.
            }
        };
    }
}
