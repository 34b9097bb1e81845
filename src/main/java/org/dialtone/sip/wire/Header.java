package org.dialtone.sip.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One header field (RFC 3261 section 7.3).
 *
 * @param name  the long form
 * @param value the value without white space around it, folded lines joined
 */
public record Header(String name, String value) {

    /** Names that come with nearly each message, by length: these are not copied, and are equal at a glance. */
    private static final Map<Integer, List<String>> USUAL = Stream.of(
                    Headers.VIA,
                    Headers.FROM,
                    Headers.TO,
                    Headers.CALL_ID,
                    Headers.CSEQ,
                    Headers.CONTACT,
                    Headers.EXPIRES,
                    Headers.CONTENT_LENGTH,
                    Headers.SUPPORTED,
                    "Allow",
                    "Authorization",
                    "Content-Type",
                    "Max-Forwards",
                    "User-Agent")
            .collect(Collectors.groupingBy(String::length));

    /** The name in this part of a text, without white space after it, in its long form; empty where it is none. */
    static String name(String text, int from, int to) {
        for (String usual : USUAL.getOrDefault(to - from, List.of())) {
            if (text.startsWith(usual, from)) {
                return usual;
            }
        }
        String name = text.substring(from, to).stripTrailing();
        return Token.is(name) ? expand(name) : "";
    }

    /** Whether this is the name, without regard to case. The last letter tells most names of one length apart. */
    boolean isNamed(String other) {
        int last = name.length() - 1;
        return last == other.length() - 1
                && (name.charAt(last) | 0x20) == (other.charAt(last) | 0x20)
                && name.equalsIgnoreCase(other);
    }

    /** The long form of a compact name (RFC 3261 section 7.3.3); any other name unchanged. */
    private static String expand(String name) {
        if (name.length() != 1) {
            return name;
        }
        return switch (name.charAt(0) | 0x20) {
            case 'v' -> Headers.VIA;
            case 'f' -> Headers.FROM;
            case 't' -> Headers.TO;
            case 'i' -> Headers.CALL_ID;
            case 'm' -> Headers.CONTACT;
            case 'l' -> Headers.CONTENT_LENGTH;
            case 'k' -> Headers.SUPPORTED;
            case 's' -> "Subject";
            case 'c' -> "Content-Type";
            case 'e' -> "Content-Encoding";
            case 'o' -> "Event";
            case 'r' -> "Refer-To";
            case 'x' -> "Session-Expires";
            case 'u' -> "Allow-Events";
            // RFC 4474 section 9, which RFC 8224 replaced; phones may still read them.
            case 'y' -> "Identity";
            case 'n' -> "Identity-Info";
            default -> name;
        };
    }
}
