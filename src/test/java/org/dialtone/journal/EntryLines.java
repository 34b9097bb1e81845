package org.dialtone.journal;

/** For tests: entries in short lines. */
public final class EntryLines {

    private EntryLines() {}

    /** The reason in words, or null. */
    public static String why(Entry entry) {
        return entry.why() == null ? null : EventWords.english().why(new Grounds(entry.why(), entry.details()));
    }

    /** The event, and the reason in words where it has one. */
    public static String of(Entry entry) {
        return entry.event() + (entry.why() == null ? "" : ": " + why(entry));
    }
}
