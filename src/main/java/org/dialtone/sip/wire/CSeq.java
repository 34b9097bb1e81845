package org.dialtone.sip.wire;

import java.util.Optional;

/**
 * Command sequence (RFC 3261 section 20.16).
 *
 * @param number 0 to 2^31-1
 */
public record CSeq(long number, String method) {

    static Optional<CSeq> parse(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        long number = Token.number(text.substring(0, end), Integer.MAX_VALUE);
        String method = text.substring(end).strip();
        return number < 0 || !Token.is(method) ? Optional.empty() : Optional.of(new CSeq(number, method));
    }
}
