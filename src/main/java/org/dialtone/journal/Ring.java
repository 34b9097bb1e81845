package org.dialtone.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The last entries of one phone; renewals of the same kind, files fetched in a loop, and repeated questions by PnP are
 * folded into the latest entry and a count. For one thread.
 */
final class Ring {

    private record Kept(Entry entry, int times) {

        Entry told() {
            return times == 1 ? entry : entry.with(Detail.TIMES, times);
        }
    }

    private final List<Kept> kept = new ArrayList<>();

    /** @param limit the most entries that are kept, which may fall from one entry to the next */
    void add(Entry entry, int limit) {
        int earlier = earlier(entry);
        int times = earlier < 0 ? 1 : kept.remove(earlier).times() + 1;
        if (kept.size() >= limit) {
            kept.subList(0, kept.size() - limit + 1).clear();
        }
        kept.add(new Kept(entry, times));
    }

    /** The index of the entry that this one continues, or -1. */
    private int earlier(Entry entry) {
        if (entry.renewal()) {
            return earlier(each -> each.renewal() && each.sameRenewal(entry));
        }
        if (entry.step() == Step.PNP) {
            return earlier(each -> each.step() == Step.PNP && entry.repeats(each));
        }
        return !kept.isEmpty() && entry.repeats(kept.getLast().entry()) ? kept.size() - 1 : -1;
    }

    /** Looks back over what repeats without end: anything else begins a new part of the phone's history. */
    private int earlier(Predicate<Entry> same) {
        for (int i = kept.size() - 1; i >= 0 && isQuiet(kept.get(i).entry()); i--) {
            if (same.test(kept.get(i).entry())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isQuiet(Entry entry) {
        return entry.renewal() || entry.step() == Step.PNP;
    }

    Stream<Entry> entries() {
        return kept.stream().map(Kept::told);
    }
}
