package org.dialtone.provision;

/** Keeps only the characters of a text that may be in a file. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text without characters that no phone shows and some take for the end of a line: controls, separators, lone
     * surrogates.
     */
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
