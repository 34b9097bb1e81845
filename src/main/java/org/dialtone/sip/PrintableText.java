package org.dialtone.sip;

import java.nio.charset.StandardCharsets;

/** Makes text of the network printable for people. */
final class PrintableText {

    private static final int LONGEST = 256;

    private PrintableText() {}

    /** Bytes read as UTF-8, with control characters replaced, and no longer than a line; null stays null. */
    static String printable(String bytes) {
        if (bytes == null) {
            return null;
        }
        if (bytes.length() <= LONGEST && isPrintable(bytes)) {
            return bytes;
        }
        String text =
                plain(bytes) ? bytes : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? 0xfffd : c));
        return shown.toString();
    }

    /** Whether the text is printable already, as nearly all is; then no copy is needed. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c < 0x80 || c > 0xff);
    }
}
