package org.dialtone.sip.wire;

/** The characters of RFC 3261 section 25.1's {@code token}, and numbers. */
public final class Token {

    private static final String MARKS = "-.!%*_+`'~";

    private Token() {}

    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!alphanumeric(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static boolean alphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** The decimal number from 0 to {@code most}, or -1 for any other text. */
    static long number(String text, long most) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            number = number * 10 + digit;
            if (digit < 0 || digit > 9 || number > most) {
                return -1;
            }
        }
        return text.isEmpty() ? -1 : number;
    }
}
