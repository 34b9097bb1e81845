package org.dialtone.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads on which tasks are repeated as long as the box runs, by {@link Recurring}: they end together. */
public final class Rounds {

    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();
    private final Duration longestEnd;

    public Rounds() {
        this(LONGEST_END);
    }

    Rounds(Duration longestEnd) {
        this.longestEnd = longestEnd;
    }

    /** One more thread, which is there from its first task on. */
    public ScheduledExecutorService thread(String name) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        threads.add(thread);
        return thread;
    }

    /**
     * Begins no task any more. Those that run come to their end first, unless that takes longer than two seconds for all
     * of them: an interrupt would break off what they ask the database.
     */
    public void end() {
        threads.forEach(ExecutorService::shutdown);
        long end = System.nanoTime() + longestEnd.toNanos();
        try {
            for (ExecutorService thread : threads) {
                thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
