package org.dialtone.app;

import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.net.Pace;

/** What is done again and again for as long as its thread lives: an executor would end it for good, and without a word, when it throws once. */
public final class Recurring {

    private static final Logger LOG = Logger.getLogger(Recurring.class.getName());

    private final String failure;
    private final Runnable task;
    private final Pace failed = Pace.onceAMinute();

    private Recurring(String failure, Runnable task) {
        this.failure = failure;
        this.task = task;
    }

    /**
     * Does it on this executor, or event loop, until it is cancelled.
     *
     * @param failure for the log, where it throws
     * @param first   in {@code unit}, until it is done first
     * @param pause   in {@code unit}, from its end to its next beginning
     */
    public static ScheduledFuture<?> on(
            ScheduledExecutorService executor, String failure, Runnable task, long first, long pause, TimeUnit unit) {
        return executor.scheduleWithFixedDelay(new Recurring(failure, task)::once, first, pause, unit);
    }

    private void once() {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            if (failed.take(Instant.now())) {
                LOG.log(Level.SEVERE, failure, e);
            }
        }
    }
}
