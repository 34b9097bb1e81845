package org.dialtone.app;

import org.dialtone.sip.NotifyRound;

/** Has the SIP server tell phones something. Safe to use from any thread. */
public interface NotifyDispatch {

    /** Whether SIP is open on this box. */
    boolean isOpen();

    /** Begins; nothing is told while SIP is closed. */
    void tell(NotifyRound notifyRound);
}
