package org.dialtone.dhcp.leasefile;

import java.util.Optional;

/** Cuts ISC dhcpd's lease file into tokens; looks at each char once. */
final class IscScanner {

    private static final String SIGNS = "{};";
    private static final int OCTAL_DIGITS = 3;

    private final String text;
    private int at;
    private int line = 1;

    IscScanner(String text) {
        this.text = text;
    }

    /** The next token; empty at the end. */
    Optional<IscToken> next() {
        pass();
        if (at >= text.length()) {
            return Optional.empty();
        }
        char first = text.charAt(at);
        if (first == '"') {
            return Optional.of(quoted());
        }
        int begin = at++;
        if (SIGNS.indexOf(first) < 0) {
            while (at < text.length() && isOfWord(text.charAt(at))) {
                at++;
            }
        }
        return Optional.of(new IscToken(text.substring(begin, at), false, line));
    }

    private static boolean isOfWord(char c) {
        return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && c != '"' && c != '#';
    }

    /** Passes over white space and comments. */
    private void pass() {
        boolean comment = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            comment = c != '\n' && (comment || c == '#');
            if (!comment && !Character.isWhitespace(c)) {
                return;
            }
            line += c == '\n' ? 1 : 0;
            at++;
        }
    }

    private IscToken quoted() {
        int begun = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            line += c == '\n' ? 1 : 0;
            value.append(c == '\\' && at < text.length() ? escaped() : c);
        }
        at++;
        return new IscToken(value.toString(), true, begun);
    }

    /** A backslash keeps the char after it, or writes a byte as three octal digits. */
    private char escaped() {
        int end = at;
        while (end < text.length() && end < at + OCTAL_DIGITS && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        if (end == at + OCTAL_DIGITS) {
            char value = (char) (Integer.parseInt(text.substring(at, end), 8) & 0xff);
            at = end;
            return value;
        }
        return text.charAt(at++);
    }
}
