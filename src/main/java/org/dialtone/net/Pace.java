package org.dialtone.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * So many times within a length of time, and no more. Each question brings the time with it: a wall clock's, or
 * {@link #elapsed} time. A wall clock that is set back by that length or more frees all. Safe to use from any thread.
 */
public final class Pace {

    private final int most;
    private final Duration within;
    private final Deque<Taken> taken = new ArrayDeque<>(1);

    /** Several times at one instant are one entry: time in whole seconds keeps the memory of a large pace small. */
    private record Taken(Instant at, int times) {}

    public Pace(int most, Duration within) {
        this.most = most;
        this.within = within;
    }

    /** For log lines: whoever can send a packet could else fill the disk. */
    public static Pace onceAMinute() {
        return new Pace(1, Duration.ofMinutes(1));
    }

    /** Time that no clock setting moves. */
    public static Instant elapsed(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /** Counts one more where the pace is not spent; false: it is. */
    public synchronized boolean take(Instant now) {
        if (isSpent(now)) {
            return false;
        }
        Taken last = taken.peekLast();
        boolean again = last != null && last.at().equals(now);
        if (again) {
            taken.removeLast();
        }
        taken.addLast(new Taken(now, again ? last.times() + 1 : 1));
        return true;
    }

    public synchronized boolean isSpent(Instant now) {
        taken.removeIf(each -> Duration.between(each.at(), now).abs().compareTo(within) >= 0);
        int times = 0;
        for (Taken each : taken) {
            times += each.times();
        }
        return times >= most;
    }

    /** A pace for each of a bounded number of keys; the key that is silent the longest is forgotten first. */
    public static final class PerKey<K> {

        private final int most;
        private final Duration within;
        private final Map<K, Pace> paces;

        /** @param keys how many are remembered at one time */
        public PerKey(int most, Duration within, int keys) {
            this.most = most;
            this.within = within;
            paces = BoundedMap.byAccess(keys);
        }

        /** As {@link Pace#take}. */
        public synchronized boolean take(K key, Instant now) {
            return paces.computeIfAbsent(key, _ -> new Pace(most, within)).take(now);
        }
    }
}
