package org.dialtone.sip;

import java.util.List;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.Header;

/** Whether a request that begins something may pass. */
sealed interface CallAdmission {

    /** It comes from this extension. */
    record Granted(Extension caller) implements CallAdmission {}

    /** It is judged anew when it was looked who answers at its address. */
    record Waits() implements CallAdmission {}

    /**
     * It is answered so instead.
     *
     * @param delay milliseconds to hold the answer back; negative: it gets none
     */
    record Denied(int status, String reason, List<Header> more, long delay) implements CallAdmission {}
}
