package org.dialtone.app;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.net.Pace;

/**
 * Repeats a task for as long as its thread lives: an executor alone would end a task for good, without a word, when the
 * task throws once.
 */
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
     * Repeats the task on this executor, or event loop, until it is cancelled.
     *
     * @param failure the message for the log, where the task throws
     * @param first   the time to the first run, in {@code unit}
     * @param pause   the time from the end of one run to the next, in {@code unit}
     */
    public static ScheduledFuture<?> on(
            ScheduledExecutorService executor, String failure, Runnable task, long first, long pause, TimeUnit unit) {
        return executor.scheduleWithFixedDelay(new Recurring(failure, task)::once, first, pause, unit);
    }

    private void once() {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            if (failed.take(Pace.elapsed(System.nanoTime()))) {
                LOG.log(Level.SEVERE, failure, e);
            }
        }
    }
}
