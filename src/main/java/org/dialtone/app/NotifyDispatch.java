package org.dialtone.app;

import org.dialtone.sip.NotifyRound;

/** Has the SIP server send NOTIFY requests to phones. Safe to use from any thread. */
public interface NotifyDispatch {

    /** Whether SIP is open on this box. */
    boolean isOpen();

    /** Begins a round; sends nothing while SIP is closed. */
    void tell(NotifyRound notifyRound);
}
