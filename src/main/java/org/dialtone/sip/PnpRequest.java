package org.dialtone.sip;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Introduction;
import org.dialtone.sip.wire.Params;
import org.dialtone.sip.wire.SipRequest;

/** A phone's request for its configuration (SUBSCRIBE, event ua-profile). */
record PnpRequest(MacAddress mac, Introduction said) {

    static final String EVENT = "ua-profile";
    /** The forms of the URI: MAC0015…, MAC:0013…, MAC=…, in any case (phones.md section 5). */
    private static final Pattern URI =
            Pattern.compile("(?i)^sips?:mac(?:[:=]|%3[ad])?((?:[0-9a-f]{2}(?:[:-]|%3a)?){5}[0-9a-f]{2})@");

    private static final Pattern SEPARATOR = Pattern.compile("(?i)[:-]|%3a");

    /** Whether a request is of this kind. */
    static boolean isAsked(SipRequest request) {
        return request.method().equals("SUBSCRIBE") && NotifyPackage.of(request).equals(EVENT);
    }

    /** Reads the request; empty where it doesn't name the phone. */
    static Optional<PnpRequest> of(SipRequest request) {
        Params told = Params.parse(rest(event(request))).orElse(Params.NONE);
        Matcher found = URI.matcher(request.uri());
        return !found.find()
                ? Optional.empty()
                : MacAddress.parse(SEPARATOR.matcher(found.group(1)).replaceAll(""))
                        .map(mac -> new PnpRequest(mac, said(request, told)));
    }

    private static String event(SipRequest request) {
        return request.headers().first("Event").orElse("");
    }

    private static String rest(String event) {
        int semicolon = event.indexOf(';');
        return semicolon < 0 ? "" : event.substring(semicolon);
    }

    private static Introduction said(SipRequest request, Params told) {
        return new Introduction(
                text(told, "vendor"),
                text(told, "model"),
                text(told, "version"),
                request.headers()
                        .first("User-Agent")
                        .map(PrintableText::printable)
                        .orElse(null));
    }

    private static String text(Params told, String name) {
        return told.get(name).map(PrintableText::printable).orElse(null);
    }
}
