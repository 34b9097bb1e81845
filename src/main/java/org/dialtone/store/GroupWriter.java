package org.dialtone.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dialtone.net.Pace;
import org.jboss.logging.Logger;

/**
 * The one thread that writes a database. All changes that come while a commit runs, or shortly after it began, go
 * together into the next commit, so one fsync serves many; changes that nobody waits for rest a moment longer to share
 * a commit. A change may be made again, the times before undone. What names its row and a full or faulty disk didn't take
 * is made again after the next commit that goes well.
 */
final class GroupWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GroupWriter.class);
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    /** What is made again after one commit: leases wait behind it. */
    private static final int MOST_AGAIN = 500;

    /** Words that are there when no memory is left for others. */
    private static final String ENDED =
            "the thread that writes has ended: nothing is stored until the service starts again";

    private static final String NAMELESS =
            "changes were lost by a fault that can't be named, such as too little memory";

    private final String name;
    private final Statements statements;
    private final int limit;
    private final InstantSource clock;
    private final Pace warnings = Pace.onceAMinute();
    private final CommitPace pace;
    private final Thread thread;
    /** Made before there may be too little memory for it. */
    private final SQLException gone;

    private final UnwrittenChanges unwritten;
    private List<PendingChange> queue = new ArrayList<>();
    private long offered;
    /** How many of the queue somebody waits for. */
    private int awaited;
    /** Whether the writer has nothing to do and is to be woken by the next change. */
    private boolean idle;

    /** Whether a commit of the present changes got no answer: they may be there, and may not. Of the thread alone. */
    private boolean doubt;

    private boolean closed;
    private boolean ended;
    private long committed;
    private long dropped;
    private Instant lastCommit;
    private String lastError;

    /**
     * @param limit the most changes that may wait; further ones are refused
     * @param pause the least time from one commit to the next, unless half of the limit waits
     */
    GroupWriter(String name, Statements statements, int limit, InstantSource clock, Duration pause) {
        this.name = name;
        pace = new CommitPace(pause, System.nanoTime());
        this.statements = statements;
        this.limit = limit;
        this.clock = clock;
        unwritten = new UnwrittenChanges(limit);
        gone = new SQLException(name + ": " + ENDED);
        thread = Thread.ofPlatform().daemon().name(name + "-writer").start(this::run);
    }

    /**
     * Stores a change. The stage completes on the writer's thread when the change is on disk, and fails at once when
     * the queue is full or the writer is closed or has ended; with a {@link CommitInDoubt} where the change may be on
     * disk nevertheless.
     */
    CompletionStage<Void> store(Change change) {
        return store(null, change);
    }

    /**
     * As {@link #store(Change)}; a change that the disk doesn't take fails, and is made again nevertheless, unless a newer
     * one of its rows was.
     */
    CompletionStage<Void> store(RowKey row, Change change) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!enqueue(change, done, row)) {
            done.completeExceptionally(refusal());
        }
        return done;
    }

    private synchronized SQLException refusal() {
        if (ended) {
            return gone;
        }
        return new SQLException(
                name + (closed ? ": it is closed" : ": the disk is too slow, " + limit + " changes wait"));
    }

    /** Queues a change to be written in time; false, and counted, when the queue is full. */
    boolean offer(Change change) {
        return enqueue(change, null, null);
    }

    /** As {@link #offer(Change)}; a change that the disk doesn't take is made again, unless a newer one of its rows was. */
    boolean offer(RowKey row, Change change) {
        return enqueue(change, null, row);
    }

    /** As {@link #offer(RowKey, Change)}, for a change that is one statement. */
    boolean offer(RowKey row, String sql, Statements.Values values) {
        return offer(row, statements -> statements.run(row, sql, values));
    }

    /** @param unreadable rows that the file's reader skipped */
    synchronized StoreHealth health(long unreadable) {
        return new StoreHealth(queue.size() + unwritten.size(), committed, dropped, unreadable, lastCommit, lastError);
    }

    /** Writes the waiting changes, then closes the file. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.addAll(0, unwritten.take(limit));
            }
            notifyAll();
        }
        try {
            if (!thread.join(FAREWELL)) {
                LOG.warnf("%s: the disk didn't take the last changes within %d s", name, FAREWELL.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean enqueue(Change change, CompletableFuture<Void> done, RowKey row) {
        if (closed || queue.size() >= limit) {
            dropped++;
            return false;
        }
        queue.add(new PendingChange(change, done, row, ++offered));
        boolean first = queue.size() == 1 || done != null && awaited == 0;
        awaited += done == null ? 0 : 1;
        if (first && idle || queue.size() == limit / 2 || queue.size() == pace.enough()) {
            notifyAll();
        }
        return true;
    }

    private void run() {
        try (statements) {
            for (List<PendingChange> group = next(); !group.isEmpty(); group = next()) {
                attempt(group);
            }
        } catch (SQLException e) {
            LOG.warnf("%s didn't close well: %s", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Nobody may wait for a thread that is no more; where it wasn't closed, health says so from now on. */
    private void end() {
        List<PendingChange> left;
        synchronized (this) {
            left = queue;
            queue = List.of();
            dropped += left.size();
            if (!closed) {
                ended = true;
                closed = true;
                lastError = ENDED;
            }
        }
        doubt = false;
        abandon(left, gone);
        if (ended) {
            LOG.errorf("%s: %s", name, ENDED);
        }
    }

    /**
     * Writes the changes. An Error, such as too little memory, fails them and ends nothing else, nor does a second one
     * while they fail: the thread has no successor, and phones wait for it.
     */
    private void attempt(List<PendingChange> group) {
        doubt = false;
        try {
            write(group);
        } catch (RuntimeException | Error e) {
            try {
                undo();
            } catch (RuntimeException | Error again) {
                nameless();
            }
            failed(group, e);
        }
    }

    private synchronized void nameless() {
        lastError = NAMELESS;
    }

    private void abandon(List<PendingChange> changes, Throwable cause) {
        for (PendingChange pending : changes) {
            try {
                pending.fail(doubt ? new CommitInDoubt(cause) : cause);
            } catch (RuntimeException | Error again) {
                // Whoever waits for this one waits on; the others need not.
            }
        }
    }

    /** The next changes to write; empty when the writer is closed and all is written. */
    private synchronized List<PendingChange> next() throws InterruptedException {
        if (Thread.interrupted()) {
            // A wait would notice it, but under load there is none.
            throw new InterruptedException();
        }
        int meanwhile = awaited;
        waitUntil(pace.next(), () -> isUrgent() || queue.size() >= pace.enough());
        idle = true;
        while (queue.isEmpty() && !closed) {
            wait();
        }
        waitUntil(System.nanoTime() + REST.toNanos(), () -> awaited > 0 || isUrgent());
        idle = false;
        List<PendingChange> group = queue;
        queue = new ArrayList<>();
        pace.begins(awaited, meanwhile, System.nanoTime());
        awaited = 0;
        return group;
    }

    private synchronized void waitUntil(long end, BooleanSupplier enough) throws InterruptedException {
        for (long left = end - System.nanoTime(); !enough.getAsBoolean() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean isUrgent() {
        return closed || queue.size() >= limit / 2;
    }

    private void write(List<PendingChange> group) {
        write(group, false);
    }

    /** Over a connection that was made again the changes go together once more: each by itself takes far longer. */
    private void write(List<PendingChange> group, boolean again) {
        try {
            for (PendingChange pending : group) {
                pending.change().apply(statements);
            }
            commit(group);
        } catch (SQLException | RuntimeException e) {
            boolean lost = undo();
            if (lost && !again) {
                write(group, true);
            } else if (group.size() > 1) {
                writeEach(group);
            } else {
                failed(group, e);
            }
        }
    }

    /**
     * Makes each change by itself, so that a change that can't be made takes no other with it; the others share the
     * commit.
     */
    private void writeEach(List<PendingChange> group) {
        List<PendingChange> good = new ArrayList<>(group);
        try {
            for (PendingChange pending : group) {
                if (!isMade(pending)) {
                    good.remove(pending);
                }
            }
            commit(good);
        } catch (SQLException | RuntimeException e) {
            // The disk or the connection failed, or SQLite ended the transaction by itself.
            undo();
            failed(good, e);
        }
    }

    private boolean isMade(PendingChange pending) throws SQLException {
        statements.mark();
        try {
            pending.change().apply(statements);
            statements.keep();
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!statements.undoToMark()) {
                throw e;
            }
            failed(List.of(pending), e);
            return false;
        }
    }

    private void commit(List<PendingChange> group) throws SQLException {
        statements.commit();
        succeeded(group);
        group.forEach(PendingChange::succeed);
    }

    private boolean undo() {
        try {
            boolean unanswered = statements.isUnanswered();
            boolean lost = statements.rollback();
            doubt |= unanswered && lost;
            return lost;
        } catch (SQLException | RuntimeException | Error e) {
            LOG.warnf("%s: the failed changes can't be undone: %s", name, e);
            return false;
        }
    }

    private synchronized void succeeded(List<PendingChange> group) {
        committed += group.size();
        lastCommit = clock.instant();
        lastError = null;
        unwritten.written(group);
        queue.addAll(0, unwritten.take(MOST_AGAIN));
    }

    private void failed(List<PendingChange> changes, Throwable cause) {
        try {
            note(changes, cause);
        } catch (RuntimeException | Error again) {
            nameless();
        }
        abandon(changes, cause);
    }

    private synchronized void note(List<PendingChange> changes, Throwable cause) {
        dropped += changes.size();
        Optional<String> disk = DiskFault.words(cause);
        lastError = disk.orElseGet(() -> cause instanceof Error ? cause.toString() : cause.getMessage());
        // What fails by itself would fail again.
        if (disk.isPresent() && !closed) {
            dropped -= changes.stream().filter(unwritten::keep).count();
        }
        if (warnings.take(clock.instant())) {
            LOG.warnf("%s: %d changes were not written: %s", name, changes.size(), lastError);
        }
    }
}
