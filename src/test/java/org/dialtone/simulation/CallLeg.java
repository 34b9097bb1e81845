package org.dialtone.simulation;

import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipResponse;

/** One side of one call. */
sealed interface CallLeg permits CallerLeg, CalleeLeg {

    void hear(SipRequest request);

    void hear(SipResponse response);

    /** Whether the call has ended for this side. */
    boolean isOver();

    /** The phone has no power or no address any more: the call is gone, and nobody is told. */
    void drop();
}
