package org.dialtone.dhcp;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts of the engine; one thread writes, any thread reads. */
final class EngineCounters {

    final LongAdder received = new LongAdder();
    final LongAdder offers = new LongAdder();
    final LongAdder acks = new LongAdder();
    final LongAdder naks = new LongAdder();
    final LongAdder flooding = new LongAdder();
    private final Map<Dropped, LongAdder> dropped = adders(Dropped.class);
    private final Map<DeclineVerdict, LongAdder> declined = adders(DeclineVerdict.class);

    void dropped(Dropped reason) {
        dropped.get(reason).increment();
    }

    void declined(DeclineVerdict finding) {
        declined.get(finding).increment();
    }

    DhcpCounts counts() {
        return new DhcpCounts(
                received.sum(),
                sums(dropped, Dropped.class),
                sums(declined, DeclineVerdict.class),
                offers.sum(),
                acks.sum(),
                naks.sum(),
                flooding.sum());
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        EnumSet.allOf(type).forEach(each -> adders.put(each, new LongAdder()));
        return adders;
    }

    private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> adders, Class<E> type) {
        Map<E, Long> sums = new EnumMap<>(type);
        adders.forEach((each, count) -> sums.put(each, count.sum()));
        return sums;
    }
}
