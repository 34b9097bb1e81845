package org.dialtone.dhcp;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts; written by one thread, read by any. */
final class Tally {

    final LongAdder received = new LongAdder();
    final LongAdder offers = new LongAdder();
    final LongAdder acks = new LongAdder();
    final LongAdder naks = new LongAdder();
    private final Map<Dropped, LongAdder> dropped = new EnumMap<>(Dropped.class);

    Tally() {
        for (Dropped reason : Dropped.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    void dropped(Dropped reason) {
        dropped.get(reason).increment();
    }

    DhcpCounts counts() {
        Map<Dropped, Long> sums = new EnumMap<>(Dropped.class);
        dropped.forEach((reason, count) -> sums.put(reason, count.sum()));
        return new DhcpCounts(received.sum(), sums, offers.sum(), acks.sum(), naks.sum());
    }
}
