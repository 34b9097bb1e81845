package org.dialtone.sip;

import java.util.Set;
import org.dialtone.sip.SipPlan.Extension;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/** Tells which requests call for help. */
final class EmergencyCall {

    private static final String NAMELESS = "anonymous";

    private EmergencyCall() {}

    /** Whether the request calls an emergency number, in whatever scheme. */
    static boolean is(SipRequest request, SipPlan plan) {
        return request.method().equals("INVITE")
                && DialledTarget.of(request.uri(), plan)
                        .map(SipUri::user)
                        .filter(SipPlan.EMERGENCY::contains)
                        .isPresent();
    }

    /** A caller that has no account here, by the name that it gives itself. */
    static Extension stranger(String user) {
        String name = PrintableText.printable(user);
        return new Extension(name.isEmpty() ? NAMELESS : name, null, "", true, Set.of());
    }
}
