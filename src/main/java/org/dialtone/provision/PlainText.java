package org.dialtone.provision;

/** What of a text may stand in a file. */
public final class PlainText {

    private PlainText() {}

    /** Without what no phone shows and some take for the end of a line: controls, separators, halves of characters. */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::isPlain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> (c & 0xfffe) != 0xfffe;
        };
    }
}
