package org.dialtone.sip.wire;

/**
 * The lines of a message's head, folded ones joined by a space (RFC 3261 section 7.3.1). A bare LF ends a line too,
 * because some phones send it.
 */
final class HeadLines {

    private final String text;
    private int at;

    HeadLines(String text) {
        this.text = text;
    }

    /** The offset of the next line. */
    int position() {
        return at;
    }

    /** The next line without its end: empty at the end of the head, null at the end of the text. */
    String next() {
        if (at >= text.length()) {
            return null;
        }
        String line = raw();
        if (line.isEmpty() || !folded()) {
            return line;
        }
        StringBuilder joined = new StringBuilder(line);
        while (folded()) {
            joined.append(' ').append(raw().strip());
        }
        return joined.toString();
    }

    private boolean folded() {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
    }

    private String raw() {
        int feed = text.indexOf('\n', at);
        int end = feed < 0 ? text.length() : feed;
        int start = at;
        at = feed < 0 ? end : feed + 1;
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
