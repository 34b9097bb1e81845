package org.dialtone.app;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.net.Pace;

/**
 * Repeats a task for as long as its thread lives: an executor alone would end a task for good, without a word, when the
 * task throws once.
 */
public final class Recurring {

    private static final Logger LOG = Logger.getLogger(Recurring.class.getName());

    /** A costly task takes at most a twentieth of a processor. */
    private static final int REST = 19;

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

    /**
     * Repeats the task as {@link #on} does, but where a run takes long, the next one waits nineteen times as long: for
     * what looks at all phones or leases, however many there are.
     */
    public static ScheduledFuture<?> sparingly(
            ScheduledExecutorService executor, String failure, Runnable task, long first, long pause, TimeUnit unit) {
        Recurring recurring = new Recurring(failure, new Sparing(task, System::nanoTime)::run);
        return executor.scheduleWithFixedDelay(recurring::once, first, pause, unit);
    }

    /** Leaves out runs until the task has rested. */
    static final class Sparing {

        private final Runnable task;
        private final LongSupplier nanos;
        private long rested;

        Sparing(Runnable task, LongSupplier nanos) {
            this.task = task;
            this.nanos = nanos;
            rested = nanos.getAsLong();
        }

        void run() {
            long begins = nanos.getAsLong();
            if (begins - rested >= 0) {
                try {
                    task.run();
                } finally {
                    long ends = nanos.getAsLong();
                    rested = ends + REST * (ends - begins);
                }
            }
        }
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
