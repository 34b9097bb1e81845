package org.dialtone.sip.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code sip:} or {@code sips:} URI (RFC 3261 section 19.1); its headers part is dropped.
 *
 * @param scheme {@code sip} or {@code sips}
 * @param user   the user with escapes resolved; empty where there is none
 * @param host   the name or address as written, IPv6 in brackets
 * @param port   the port, 0 where none is written
 */
public record SipUri(String scheme, String user, String host, int port, Params params) {

    /** Parameters that two equal URIs must both have or both lack (RFC 3261 section 19.1.4). */
    private static final Set<String> DECISIVE = Set.of("user", "ttl", "method", "maddr", "transport");

    public static Optional<SipUri> parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ') {
                // A space would end the URI in a request line.
                return Optional.empty();
            }
        }
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        if (scheme.equalsIgnoreCase("sip")) {
            return parse("sip", text.substring(colon + 1));
        }
        return scheme.equalsIgnoreCase("sips") ? parse("sips", text.substring(colon + 1)) : Optional.empty();
    }

    /** The text of a SIP URI without its headers part, as in a Request-URI (RFC 3261 section 19.1.5). */
    public static String withoutHeaders(String text) {
        int question = text.indexOf('?', text.indexOf('@') + 1);
        return question < 0 ? text : text.substring(0, question);
    }

    private static Optional<SipUri> parse(String scheme, String rest) {
        // A user may contain semicolons and question marks, so it is cut off first.
        int at = rest.indexOf('@');
        String userInfo = at < 0 ? "" : rest.substring(0, at);
        int password = userInfo.indexOf(':');
        Optional<String> user = unescape(password < 0 ? userInfo : userInfo.substring(0, password));
        String target = rest.substring(at + 1);
        int question = target.indexOf('?');
        target = question < 0 ? target : target.substring(0, question);
        int semicolon = target.indexOf(';');
        Optional<HostPort> server = HostPort.parse(semicolon < 0 ? target : target.substring(0, semicolon));
        Optional<Params> params = Params.parse(semicolon < 0 ? "" : target.substring(semicolon));
        if (user.isEmpty() || at == 0 || server.isEmpty() || params.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SipUri(scheme, user.get(), server.get().host(), server.get().port(), params.get()));
    }

    /** Whether each hop of the way must use TLS. */
    public boolean isSecure() {
        return scheme.equals("sips");
    }

    /** The written port, else the default of the scheme and transport (RFC 3261 section 19.1.2). */
    public int effectivePort() {
        return port > 0
                ? port
                : isSecure()
                                || params.get("transport")
                                        .filter("tls"::equalsIgnoreCase)
                                        .isPresent()
                        ? 5061
                        : 5060;
    }

    /** Whether both name the same resource by the rules of RFC 3261 section 19.1.4. */
    public boolean matches(SipUri other) {
        return scheme.equals(other.scheme)
                && user.equals(other.user)
                && host.equalsIgnoreCase(other.host)
                && port == other.port
                && agrees(params, other.params)
                && agrees(other.params, params);
    }

    private static boolean agrees(Params one, Params other) {
        return one.values().entrySet().stream()
                .allMatch(param -> other.has(param.getKey())
                        ? param.getValue().equalsIgnoreCase(other.values().get(param.getKey()))
                        : !DECISIVE.contains(param.getKey()));
    }

    private static Optional<String> unescape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '<' || text.charAt(i) == '>' || text.charAt(i) == '"') {
                return Optional.empty();
            }
        }
        return text.indexOf('%') < 0 ? Optional.of(text) : resolve(text);
    }

    private static Optional<String> resolve(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.write(text.charAt(i));
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return Optional.of(bytes.toString(StandardCharsets.ISO_8859_1));
    }
}
