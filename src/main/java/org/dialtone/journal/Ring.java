package org.dialtone.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The last entries of one phone; renewals of the same kind are folded into the latest and a count. Not safe for threads. */
final class Ring {

    private record Kept(Entry entry, int times) {

        Entry told() {
            return times == 1 ? entry : entry.because(entry.reason() + " " + times + " times");
        }
    }

    private final int limit;
    private final List<Kept> kept = new ArrayList<>();

    Ring(int limit) {
        this.limit = limit;
    }

    void add(Entry entry) {
        int times = 1;
        if (entry.renewal()) {
            int earlier = earlierRenewal(entry);
            if (earlier >= 0) {
                times += kept.remove(earlier).times();
            }
        }
        if (kept.size() == limit) {
            kept.removeFirst();
        }
        kept.add(new Kept(entry, times));
    }

    /** Looks back over renewals alone: anything else is a new chapter of the phone's story. */
    private int earlierRenewal(Entry entry) {
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).entry().renewal(); i--) {
            if (kept.get(i).entry().sameRenewal(entry)) {
                return i;
            }
        }
        return -1;
    }

    Stream<Entry> entries() {
        return kept.stream().map(Kept::told);
    }
}
