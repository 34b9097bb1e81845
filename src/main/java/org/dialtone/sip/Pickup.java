package org.dialtone.sip;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.SipUri;

/**
 * An INVITE that asks for a call that rings elsewhere: by a prefix before the number that rings, or by a Replaces
 * (RFC 3891) of the dialog that a NOTIFY told of. Both mean the same.
 *
 * @param number the number that rings
 * @param call   the number of the call; 0: the oldest that rings there
 */
record Pickup(String number, long call) {

    private static final String REPLACES = "Replaces";
    /** The Call-ID that NOTIFYs write, of which no real dialog is. */
    private static final Pattern TOLD = Pattern.compile("pickup-(\\d{1,18})-([^;@\\s]+)@box\\.invalid");

    static Optional<Pickup> of(SipRequest invite, SipUri uri, SipPlan plan) {
        if (!invite.method().equals("INVITE") || EmergencyCall.is(invite, plan)) {
            return Optional.empty();
        }
        String dialled = uri.user();
        boolean prefixed = dialled.startsWith(SipPlan.PICKUP_PREFIX)
                && !plan.extensions().containsKey(dialled)
                && !plan.numbers().containsKey(dialled);
        return prefixed
                ? Optional.of(new Pickup(dialled.substring(SipPlan.PICKUP_PREFIX.length()), 0))
                : invite.headers().first(REPLACES).flatMap(Pickup::told);
    }

    private static Optional<Pickup> told(String replaces) {
        Matcher found = TOLD.matcher(replaces.split(";", 2)[0].strip());
        return found.matches()
                ? Optional.of(new Pickup(found.group(2), Long.parseLong(found.group(1))))
                : Optional.empty();
    }

    /** The Call-ID of a ringing call, by which a phone asks for it. */
    static String callId(long call, String number) {
        return "pickup-" + call + "-" + number + "@box.invalid";
    }

    /** The call that this extension asks for; it doesn't take its own. */
    Optional<CallLine> find(CallBook calls, String user, SipPlan plan) {
        return calls.lines().stream()
                .filter(line -> means(line, plan) && !line.call().caller().equals(user))
                .min(Comparator.comparingLong(line -> line.call().id()));
    }

    private boolean means(CallLine line, SipPlan plan) {
        return !line.isAnswered()
                && line.rings()
                && (call == 0 || line.call().id() == call)
                && LineStates.isCalled(number, line.call(), plan);
    }

    /** The answer to one that names no call that rings. */
    int unfound() {
        return call == 0 ? 480 : 481;
    }
}
