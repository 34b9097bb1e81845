package org.dialtone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The time of a run: it stands while a task runs, and goes on to the next task when that has ended. Elapsed time only
 * grows; the wall clock can be set.
 */
final class VirtualTime implements InstantSource {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    /** @param number tasks of one moment run in the order in which they were planned */
    private record Planned(long at, long number, Runnable task) {}

    private final PriorityQueue<Planned> queue =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number));
    private long nanos;
    private long planned;
    private Duration set = Duration.ZERO;

    /** The wall clock. */
    @Override
    public Instant instant() {
        return BEGIN.plusNanos(nanos).plus(set);
    }

    /** Elapsed time in nanoseconds, which begins at 0. */
    long nanos() {
        return nanos;
    }

    /** Sets the wall clock forward or back. */
    void jump(Duration by) {
        set = set.plus(by);
    }

    void afterMicros(long micros, Runnable task) {
        queue.add(new Planned(nanos + micros * 1_000, planned++, task));
    }

    void after(Duration duration, Runnable task) {
        afterMicros(duration.toNanos() / 1_000, task);
    }

    /** Runs the next task; false where none is left before this end, in nanoseconds. */
    boolean step(long end) {
        if (queue.isEmpty() || queue.peek().at() > end) {
            return false;
        }
        Planned next = queue.poll();
        nanos = next.at();
        next.task().run();
        return true;
    }
}
