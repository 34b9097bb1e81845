package org.dialtone.sip;

import java.util.Locale;
import java.util.Optional;
import org.dialtone.sip.wire.Params;
import org.dialtone.sip.wire.SipUri;

/**
 * The number that a Request-URI calls. Emergency calls come in other schemes too: {@code tel:112} (RFC 3966) and {@code
 * urn:service:sos} (RFC 5031).
 */
final class DialledTarget {

    private static final String SOS = "urn:service:sos";
    private static final String TEL = "tel:";
    /** The number for a service where the site has no emergency number of its own. */
    private static final String USUAL = "112";
    /** The box's own host, under a name that no host has. */
    private static final String HOST = "box.invalid";

    private DialledTarget() {}

    /** A SIP URI as it is written, an emergency number in another scheme as a SIP URI; empty for other URIs. */
    static Optional<SipUri> of(String uri, SipPlan plan) {
        return SipUri.parse(uri)
                .or(() -> emergency(uri.toLowerCase(Locale.ROOT), plan)
                        .flatMap(number -> Params.parse("").map(none -> new SipUri("sip", number, HOST, 0, none))));
    }

    private static Optional<String> emergency(String uri, SipPlan plan) {
        if (uri.equals(SOS) || uri.startsWith(SOS + ".")) {
            return SipPlan.EMERGENCY.stream()
                    .sorted()
                    .filter(plan.numbers()::containsKey)
                    .findFirst()
                    .or(() -> Optional.of(USUAL));
        }
        // RFC 3966 section 5.1.1: visual separators don't count.
        return uri.startsWith(TEL)
                ? Optional.of(uri.substring(TEL.length()).split(";", 2)[0].replaceAll("[-.()]", ""))
                        .filter(SipPlan.EMERGENCY::contains)
                : Optional.empty();
    }
}
