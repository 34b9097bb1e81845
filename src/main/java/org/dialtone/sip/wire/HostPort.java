package org.dialtone.sip.wire;

import java.util.Optional;

/**
 * A host and port in the form of URIs and Via fields.
 *
 * @param port the port, 0 where none is written
 */
record HostPort(String host, int port) {

    static Optional<HostPort> parse(String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : 0;
        int colon = bracket < 0 ? -1 : text.indexOf(':', bracket);
        String host = (colon < 0 ? text : text.substring(0, colon)).strip();
        long port = colon < 0 ? 0 : Token.number(text.substring(colon + 1).strip(), 65_535);
        boolean sound = host.startsWith("[") ? ipv6(host) : name(host);
        return sound && port >= 0 && (colon < 0 || port > 0)
                ? Optional.of(new HostPort(host, (int) port))
                : Optional.empty();
    }

    private static boolean name(String host) {
        // Underscores aren't allowed in a host name, but phones send the names that people give.
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!Token.alphanumeric(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static boolean ipv6(String host) {
        return host.length() > 3
                && host.endsWith("]")
                && host.substring(1, host.length() - 1)
                        .chars()
                        .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
    }
}
