package org.dialtone.web.console.people;

/**
 * A text of which a page shows the start, and the rest when the reader asks for it.
 *
 * @param rest null where the start is all
 */
public record LongText(String start, String rest) {

    /** The most characters of a start. */
    static final int START = 200;

    /** A start a little too long is better than a rest of a few characters. */
    private static final int SPARE = 40;

    /** Cuts a text between words, or within a word that is longer than a start. */
    static LongText of(String text) {
        if (text.length() <= START + SPARE) {
            return new LongText(text, null);
        }
        int space = text.lastIndexOf(' ', START);
        int cut = space > 0 ? space : text.offsetByCodePoints(0, text.codePointCount(0, START));
        return new LongText(text.substring(0, cut), text.substring(cut).strip());
    }

    /** The number of characters in the rest. */
    public int left() {
        return rest == null ? 0 : rest.length();
    }
}
