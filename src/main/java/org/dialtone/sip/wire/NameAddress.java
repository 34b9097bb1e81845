package org.dialtone.sip.wire;

import java.util.Optional;

/**
 * An address with its display name and parameters, as in From, To and Contact (RFC 3261 section 20.10).
 *
 * @param display the display name without quotes; empty where there is none
 * @param uri     the URI as written
 * @param params  parameters of the header field; those of the URI stay in it
 */
public record NameAddress(String display, String uri, Params params) {

    public static Optional<NameAddress> parse(String text) {
        String value = text.strip();
        if (value.startsWith("\"")) {
            int close = QuotedString.close(value, 0);
            return close < 0
                    ? Optional.empty()
                    : bracketed(
                            QuotedString.unquote(value.substring(0, close + 1)),
                            value.substring(close + 1).strip());
        }
        int open = value.indexOf('<');
        return open < 0 ? plain(value) : bracketed(value.substring(0, open).strip(), value.substring(open));
    }

    private static Optional<NameAddress> bracketed(String display, String rest) {
        int close = rest.indexOf('>');
        if (close < 2 || rest.charAt(0) != '<') {
            return Optional.empty();
        }
        String uri = rest.substring(1, close).strip();
        return uri.isEmpty()
                ? Optional.empty()
                : Params.parse(rest.substring(close + 1)).map(params -> new NameAddress(display, uri, params));
    }

    private static Optional<NameAddress> plain(String value) {
        // Without angle brackets, parameters after a semicolon belong to the field, and the URI can't contain question
        // marks and commas (RFC 3261 section 20).
        int semicolon = value.indexOf(';');
        String uri = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        if (uri.indexOf(':') < 1 || uri.indexOf(' ') >= 0 || uri.indexOf('?') >= 0 || uri.indexOf(',') >= 0) {
            return Optional.empty();
        }
        return Params.parse(semicolon < 0 ? "" : value.substring(semicolon))
                .map(params -> new NameAddress("", uri, params));
    }

    /** The URI where it is a SIP URI. */
    public Optional<SipUri> sipUri() {
        return SipUri.parse(uri);
    }

    public Optional<String> tag() {
        return params.get("tag");
    }
}
