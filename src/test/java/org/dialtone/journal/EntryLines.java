package org.dialtone.journal;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** All other details but address, names, status and time, each with a blank before it. */
    public static String others(Entry entry) {
        Set<Detail> told =
                EnumSet.of(Detail.ADDRESS, Detail.FILE, Detail.USER, Detail.HOST, Detail.STATUS, Detail.MS, Detail.WHY);
        return entry.details().keys().stream()
                .filter(detail -> !told.contains(detail))
                .filter(detail -> entry.why() == null || !entry.why().carries(detail))
                .map(detail -> " " + detail + "=" + entry.details().get(detail))
                .collect(Collectors.joining());
    }
}
