package org.dialtone.sip.wire;

/**
 * One header field (RFC 3261 section 7.3).
 *
 * @param name  the long form
 * @param value the value without white space around it, folded lines joined
 */
public record Header(String name, String value) {

    /** The long form of a compact name (RFC 3261 section 7.3.3); any other name unchanged. */
    static String expand(String name) {
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
