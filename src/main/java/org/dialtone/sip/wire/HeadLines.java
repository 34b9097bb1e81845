package org.dialtone.sip.wire;

/**
 * The lines of a message's head, folded ones joined by a space (RFC 3261 section 7.3.1). A bare LF ends a line too,
 * because some phones send it. A line is told as a part of a text, so that none is copied but folded ones.
 */
final class HeadLines {

    private final String head;
    private int at;
    private String text = "";
    private int start;
    private int end;

    HeadLines(String head) {
        this.head = head;
    }

    /** The offset of the next line. */
    int position() {
        return at;
    }

    /** Moves to the next line; false at the end of the head, which is an empty line, and at the end of the text. */
    boolean nextField() {
        return next() && end > start;
    }

    /** Moves to the next line; false at the end of the text. */
    boolean next() {
        if (at >= head.length()) {
            return false;
        }
        text = head;
        start = at;
        end = pass();
        if (end > start && isFolded()) {
            join();
        }
        return true;
    }

    /** The text that the line is a part of, from {@link #start} to before {@link #end}; without the line's end. */
    String text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String line() {
        return text.substring(start, end);
    }

    private void join() {
        StringBuilder joined = new StringBuilder(line());
        while (isFolded()) {
            int from = at;
            joined.append(' ').append(head.substring(from, pass()).strip());
        }
        text = joined.toString();
        start = 0;
        end = text.length();
    }

    private boolean isFolded() {
        return at < head.length() && (head.charAt(at) == ' ' || head.charAt(at) == '\t');
    }

    /** Passes one line, and gives the offset of its end. */
    private int pass() {
        int from = at;
        int feed = head.indexOf('\n', from);
        int stop = feed < 0 ? head.length() : feed;
        at = feed < 0 ? stop : feed + 1;
        return stop > from && head.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    }
}
