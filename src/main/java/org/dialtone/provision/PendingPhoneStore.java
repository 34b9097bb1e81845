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
}
