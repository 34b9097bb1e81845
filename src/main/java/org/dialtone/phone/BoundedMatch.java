package org.dialtone.phone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a regular expression in a text within a bounded time: operators write expressions, strangers write the
 * texts, and an expression that backtracks without end would hang the box.
 */
public final class BoundedMatch {

    /** The limit of looks: far more than any honest expression needs on 512 characters; takes a few milliseconds. */
    private static final int MOST_LOOKS = 600_000;

    private BoundedMatch() {}

    /** The first match; empty where there is none, and where the search takes too long. */
    public static Optional<Matcher> find(Pattern expression, String text) {
        Matcher matcher = expression.matcher(new CountedText(text));
        try {
            return matcher.find() ? Optional.of(matcher) : Optional.empty();
        } catch (TooLong | StackOverflowError _) {
            return Optional.empty();
        }
    }

    /** Whether the search for the expression in this text ends in time, found or not. */
    public static boolean ends(Pattern expression, String text) {
        try {
            expression.matcher(new CountedText(text)).find();
            return true;
        } catch (TooLong | StackOverflowError _) {
            return false;
        }
    }

    private static final class TooLong extends RuntimeException {

        TooLong() {
            super("looked too often", null, false, false);
        }
    }

    /** A text that counts how often it is read, because every step of the JDK's matcher reads it. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private int looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
