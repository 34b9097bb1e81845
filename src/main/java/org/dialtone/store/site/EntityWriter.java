package org.dialtone.store.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dialtone.net.Pace;
import org.dialtone.store.DiskFault;
import org.dialtone.store.StoreHealth;
import org.jboss.logging.Logger;

/**
 * The one thread that writes what nobody waits for into {@code site.db}: calls and alarms. All that comes within a
 * second goes into one transaction, and of one row only the newest state. What a full or faulty disk doesn't take waits
 * for the next try, as long as there is room; the rest is dropped and counted.
 */
public final class EntityWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EntityWriter.class);
    private static final Duration REST = Duration.ofSeconds(1);
    /** The time to the next try after a failure: a faulty disk must fill neither the log nor the processor. */
    private static final Duration PENANCE = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    /** Single changes that fail one after the other before the rest of their group is given up. */
    private static final int MOST_FAILURES = 3;

    private final int limit;
    private final Consumer<Runnable> transaction;
    private final InstantSource clock;
    private final Pace warnings = Pace.onceAMinute();
    private final Thread thread;
    private Map<Object, Runnable> queue = new LinkedHashMap<>();
    private boolean hurried;
    private boolean closed;
    private long offered;
    private long taken;
    private long settled;
    private long committed;
    private long dropped;
    private Instant lastCommit;
    private long nextTry = System.nanoTime();
    private String lastError;

    /**
     * Starts the thread.
     *
     * @param limit       the most rows whose change may wait; changes of further ones are dropped
     * @param transaction runs changes in a transaction of their own, and throws where it can't be committed
     */
    public EntityWriter(int limit, Consumer<Runnable> transaction, InstantSource clock) {
        this.limit = limit;
        this.transaction = transaction;
        this.clock = clock;
        thread = Thread.ofPlatform().daemon().name("site.db-writer").start(this::run);
    }

    /**
     * Queues the change of a row, in place of an earlier one of the same row that still waits; false, and counted, when
     * the queue is full. Never waits.
     */
    public synchronized boolean offer(Object row, Runnable change) {
        if (closed || queue.size() >= limit && !queue.containsKey(row)) {
            dropped++;
            return false;
        }
        queue.put(row, change);
        offered++;
        if (queue.size() == 1 || queue.size() == limit / 2) {
            notifyAll();
        }
        return true;
    }

    /** Waits until all that was offered before is written or dropped, but no longer than so, and not while the disk fails. */
    public synchronized void settle(Duration patience) {
        long awaited = offered;
        hurried = true;
        notifyAll();
        try {
            waitUntil(System.nanoTime() + patience.toNanos(), () -> settled >= awaited || lastError != null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public synchronized StoreHealth health() {
        return new StoreHealth(queue.size(), committed, dropped, 0, lastCommit, lastError);
    }

    /** Writes what waits, and ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            if (!thread.join(FAREWELL)) {
                LOG.warnf("site.db didn't take the last calls and alarms within %d s", FAREWELL.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Map<Object, Runnable> group = next(); !group.isEmpty(); group = next()) {
                write(group);
                settled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next changes to write; empty when the writer is closed and all is written. */
    private synchronized Map<Object, Runnable> next() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            hurried = false;
            wait();
        }
        waitUntil(nextTry, () -> closed);
        waitUntil(System.nanoTime() + REST.toNanos(), () -> hurried || closed || queue.size() >= limit / 2);
        hurried = false;
        Map<Object, Runnable> group = queue;
        queue = new LinkedHashMap<>();
        taken = offered;
        return group;
    }

    private void waitUntil(long end, BooleanSupplier enough) throws InterruptedException {
        for (long left = end - System.nanoTime(); !enough.getAsBoolean() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private void write(Map<Object, Runnable> group) {
        try {
            transaction.accept(() -> group.values().forEach(Runnable::run));
            succeeded(group.size());
        } catch (RuntimeException e) {
            if (DiskFault.words(e).isPresent()) {
                failed(postponed(group), e);
            } else if (group.size() == 1) {
                failed(1, e);
            } else {
                writeEach(List.copyOf(group.values()));
            }
        }
    }

    /** Lets the changes wait for the next try, but those of rows that have changed since; returns how many can't wait. */
    private synchronized int postponed(Map<Object, Runnable> group) {
        int left = 0;
        for (Map.Entry<Object, Runnable> each : group.entrySet()) {
            if (closed || queue.size() >= limit && !queue.containsKey(each.getKey())) {
                left++;
            } else {
                queue.putIfAbsent(each.getKey(), each.getValue());
            }
        }
        return left;
    }

    /** Writes each change by itself, so that one that can't be made takes no other with it. */
    private void writeEach(List<Runnable> group) {
        int failures = 0;
        for (int at = 0; at < group.size() && failures < MOST_FAILURES; at++) {
            try {
                transaction.accept(group.get(at));
                succeeded(1);
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                failed(failures == MOST_FAILURES ? group.size() - at : 1, e);
            }
        }
    }

    private synchronized void settled() {
        settled = taken;
        notifyAll();
    }

    private synchronized void succeeded(int changes) {
        committed += changes;
        lastCommit = clock.instant();
        lastError = null;
    }

    private synchronized void failed(int changes, RuntimeException cause) {
        dropped += changes;
        lastError = DiskFault.words(cause).orElseGet(cause::toString);
        nextTry = System.nanoTime() + PENANCE.toNanos();
        if (warnings.take(clock.instant())) {
            LOG.warnf(
                    "calls and alarms can't be written to site.db: %s; %d changes are lost, %d wait",
                    lastError, dropped, queue.size());
        }
    }
}
