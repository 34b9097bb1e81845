package org.dialtone.journal;

import java.util.regex.Pattern;

/**
 * Texts of strangers: a username, a file's name, what a device says of itself. They are bounded and printable where
 * they are kept, and in quotes that they can't close where they are shown, so that no reader takes them for the box's
 * own.
 */
final class Quoted {

    private static final int LONGEST = 64;
    private static final int LONGEST_PROSE = 400;
    private static final String CUT = "...";

    private static final Pattern WORD = Pattern.compile("[!-~&&[^\"]]+");

    private Quoted() {}

    /** Puts the text in quotes, cuts it to a line, and makes the quotes within it single ones. */
    static String of(String text) {
        return '"' + bounded(text).replace('"', '\'') + '"';
    }

    /** A single word of ASCII, as most names are, stays as it is; other names get quotes. */
    static String unlessWord(String name) {
        return WORD.matcher(name).matches() ? bounded(name) : of(name);
    }

    /** The text without control characters, and no longer than 64 characters. */
    static String bounded(String text) {
        return cut(printable(text), LONGEST);
    }

    /** The text without control characters and marks that turn the direction of reading, and no longer than 400. */
    static String printable(String text) {
        if (isPlain(text)) {
            return cut(text, LONGEST_PROSE);
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_PROSE + 1L).forEach(c -> shown.appendCodePoint(isShown(c) ? c : 0xfffd));
        return cut(shown.toString(), LONGEST_PROSE);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
