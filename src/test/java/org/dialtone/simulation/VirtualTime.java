package org.dialtone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a run: it stands while a task runs, and goes on to the next task when that has ended. */
final class VirtualTime implements InstantSource {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    /** @param number tasks of one moment run in the order in which they were planned */
    private record Planned(long at, long number, Runnable task) {}

    private final PriorityQueue<Planned> queue =
            new PriorityQueue<>(Comparator.comparingLong(Planned::at).thenComparingLong(Planned::number));
    private Duration set = Duration.ZERO;
    private long nanos;
    private long planned;

    /** The wall clock of the box's machine. */
    @Override
    public Instant instant() {
        return BEGIN.plus(set).plusNanos(nanos);
    }

    /** Sets the wall clock alone. @param by negative: back */
    void set(Duration by) {
        set = set.plus(by);
    }

    /** Elapsed time in nanoseconds, which begins at 0. */
    long nanos() {
        return nanos;
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
