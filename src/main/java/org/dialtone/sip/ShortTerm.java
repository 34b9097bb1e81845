package org.dialtone.sip;

import java.util.function.BooleanSupplier;
import org.dialtone.net.Spread;
import org.dialtone.sip.wire.Headers;
import org.dialtone.sip.wire.SipResponse;

/**
 * How long a phone is registered where another process, which may be active soon, may not learn of it: a short time, so
 * that the phone comes again to whoever is active then (RFC 3261 section 10.3 step 7 lets a registrar choose). A
 * registrar that shares its bindings with nobody knows no short term. Any thread may use it.
 */
final class ShortTerm {

    /** In seconds, twice the least that a phone may ask for: it always has the time for a second try. */
    private static final int MOST = 2 * ContactUpdateReader.LEAST;

    private volatile boolean sharing;
    private volatile BooleanSupplier decides = () -> true;

    /** @param told whether this process surely is the active one of those that share the bindings; doesn't wait */
    void share(BooleanSupplier told) {
        decides = told;
        sharing = true;
    }

    /** The seconds that a contact gets which asks for so many. */
    int granted(String user, int asked) {
        return decides.getAsBoolean() ? asked : Math.min(asked, seconds(user));
    }

    /** The 200 to a REGISTER of this user as it leaves while what it tells of isn't committed. */
    SipResponse uncommitted(String user, SipResponse answer) {
        if (!sharing) {
            return answer;
        }
        Headers shorter = new Headers(answer.headers().fields().stream()
                .map(field -> field.name().equals(Headers.CONTACT) ? ListedContact.atMost(seconds(user), field) : field)
                .toList());
        return new SipResponse(answer.status(), answer.reason(), shorter, answer.body());
    }

    /** Phones that registered together don't come back together. */
    private static int seconds(String user) {
        return (int) Spread.shorter(MOST, user);
    }
}
