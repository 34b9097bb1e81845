package org.dialtone.sip;

import java.util.List;
import org.dialtone.journal.Reason;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Header;

/** The decision on a request that begins a call or another exchange. */
sealed interface CallAdmission {

    /**
     * The request passes.
     *
     * @param caller the extension that it comes from, or says that it comes from
     * @param doubt  why the caller isn't sure, for emergency calls alone; null: it is proven
     */
    record Granted(Extension caller, Reason doubt) implements CallAdmission {}

    /** The request waits until the box has checked which device answers at its address; then it is judged again. */
    record Waits() implements CallAdmission {}

    /**
     * The request gets this response instead.
     *
     * @param delay milliseconds to hold the response back; negative: no response is sent
     */
    record Denied(int status, String reason, List<Header> more, long delay) implements CallAdmission {}
}
