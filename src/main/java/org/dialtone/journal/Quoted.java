package org.dialtone.journal;

import java.util.regex.Pattern;

/**
 * Words of strangers within a sentence of the journal: a username, a file's name, what a device says of itself.
 * They stand in quotes and hold none, so that nobody takes them for the box's own.
 */
public final class Quoted {

    private static final int LONGEST = 64;
    /** What was cut off within quotes ends with the sentence. */
    private static final Pattern QUOTES = Pattern.compile("\"[^\"]*(?:\"|$)");

    private static final Pattern WORD = Pattern.compile("[^\\s\"]+");

    private Quoted() {}

    /** In quotes, no longer than a line; the quotes within are single ones. */
    public static String of(String text) {
        String whole = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return '"' + whole.replace('"', '\'') + '"';
    }

    /** A name: as it is where it is one word, as most are, else in quotes. For sentences that nobody reads back. */
    static String unlessWord(String name) {
        return name == null || WORD.matcher(name).matches() && name.length() <= LONGEST ? name : of(name);
    }

    /** The sentence without what stands in quotes. */
    static String leftOut(String sentence) {
        return sentence.indexOf('"') < 0 ? sentence : QUOTES.matcher(sentence).replaceAll("\"\"");
    }
}
