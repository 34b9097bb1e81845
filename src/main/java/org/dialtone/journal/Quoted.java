package org.dialtone.journal;

import java.util.regex.Pattern;

/**
 * Words of strangers within a sentence of the journal: a username, a file's name, what a device says of itself. The
 * words are in quotes and contain no quotes, so that no reader takes them for the box's own.
 */
public final class Quoted {

    private static final int LONGEST = 64;
    /** A quoted part, up to the end of the sentence where its closing quote was cut off. */
    private static final Pattern QUOTES = Pattern.compile("\"[^\"]*(?:\"|$)");

    private static final Pattern WORD = Pattern.compile("[^\\s\"]+");

    private Quoted() {}

    /** Puts the text in quotes, cuts it to a line, and makes the quotes within it single ones. */
    public static String of(String text) {
        String whole = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return '"' + whole.replace('"', '\'') + '"';
    }

    /**
     * A name for sentences that no code parses: a single word, as most names are, stays as it is; other names get
     * quotes.
     */
    static String unlessWord(String name) {
        return name == null || WORD.matcher(name).matches() && name.length() <= LONGEST ? name : of(name);
    }

    /** The sentence without its quoted parts. */
    static String leftOut(String sentence) {
        return sentence.indexOf('"') < 0 ? sentence : QUOTES.matcher(sentence).replaceAll("\"\"");
    }
}
