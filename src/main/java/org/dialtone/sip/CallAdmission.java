package org.dialtone.sip;

import java.util.List;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Header;

/** The decision on a request that begins a call or another exchange. */
sealed interface CallAdmission {

    /** The request passes; it comes from this extension. */
    record Granted(Extension caller) implements CallAdmission {}

    /** The request waits until the box has checked which device answers at its address; then it is judged again. */
    record Waits() implements CallAdmission {}

    /**
     * The request gets this response instead.
     *
     * @param delay milliseconds to hold the response back; negative: no response is sent
     */
    record Denied(int status, String reason, List<Header> more, long delay) implements CallAdmission {}
}
