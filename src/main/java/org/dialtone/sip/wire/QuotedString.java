package org.dialtone.sip.wire;

import java.util.ArrayList;
import java.util.List;

/** Splits text in which a quoted string or angle brackets hide the separators (RFC 3261 section 25.1). */
final class QuotedString {

    private QuotedString() {}

    /** The parts between separators, stripped; a separator inside quotes or angle brackets doesn't count. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(4);
        int from = 0;
        for (int end = end(text, 0, separator); end < text.length(); end = end(text, from, separator)) {
            parts.add(text.substring(from, end).strip());
            from = end + 1;
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /** The offset of the next separator outside quotes and angle brackets, or the length of the text. */
    static int end(String text, int from, char separator) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                // A quotation mark inside a URI would be escaped, so angle brackets contain none.
                quoted = !quoted;
            } else if (!quoted && c == separator && !bracketed) {
                return i;
            } else if (!quoted && (c == '<' || c == '>')) {
                bracketed = c == '<';
            }
        }
        return text.length();
    }

    /** The offset of the end of the quoted string that begins at {@code from}, or -1. */
    static int close(String text, int from) {
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** The content of a quoted string; any other text unchanged. */
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        String inner = text.substring(1, text.length() - 1);
        return inner.indexOf('\\') < 0 ? inner : unescape(inner);
    }

    private static String unescape(String inner) {
        StringBuilder said = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) == '\\' && i + 1 < inner.length()) {
                i++;
            }
            said.append(inner.charAt(i));
        }
        return said.toString();
    }
}
