package org.dialtone.sip;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dialtone.sip.wire.Params;
import org.dialtone.sip.wire.SipRequest;
import org.dialtone.sip.wire.Token;

/** The event package that a NOTIFY names (RFC 6665 section 8.2.1). */
final class NotifyPackage {

    /** Tells nothing: it keeps a way through a firewall open. */
    static final String KEEP_ALIVE = "keep-alive";

    /**
     * What phones tell one another: the course of a transfer (RFC 3515), calls (RFC 4235), presence (RFC 3856),
     * messages (RFC 3842) and conferences (RFC 4575). What makes a phone fetch its files or restart comes from the box
     * alone.
     */
    private static final Set<String> BETWEEN_PHONES =
            Set.of("refer", "dialog", "presence", "message-summary", "conference");

    private NotifyPackage() {}

    /** The name in lower case without parameters; empty where there is none. */
    static String of(SipRequest request) {
        String event = request.headers().first("Event").orElse("");
        int semicolon = event.indexOf(';');
        return (semicolon < 0 ? event : event.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The id of the subscription that it names (RFC 6665 section 8.2.1); empty where it has none. */
    static String id(SipRequest request) {
        String event = request.headers().first("Event").orElse("");
        int semicolon = event.indexOf(';');
        return (semicolon < 0 ? Optional.<Params>empty() : Params.parse(event.substring(semicolon)))
                .flatMap(params -> params.get("id"))
                .filter(Token::is)
                .orElse("");
    }

    /** Whether it names no more packages than one: of several, a phone might take another than the box. */
    static boolean isClear(SipRequest request) {
        return request.method().equals("INVITE")
                || request.headers().all("Event").size() <= 1;
    }

    /** Whether one phone may send this to another, for all that its method and package say. */
    static boolean isBetweenPhones(SipRequest request) {
        return !request.method().equals("NOTIFY") || BETWEEN_PHONES.contains(of(request));
    }
}
