package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Slice;
import org.dialtone.net.BoxClock;
import org.dialtone.store.DiskFault;
import org.jboss.logging.Logger;

/**
 * Keeps the audit log in {@code site.db}, in wall time. One thread writes: what comes while it waits for the disk goes together into
 * its next transaction, so that no caller waits, and a crash loses no more than that.
 */
@ApplicationScoped
public class StoredAudit implements Audit {

    private static final Logger LOG = Logger.getLogger(StoredAudit.class);
    /** Acts that may wait for the disk; more come only where the disk has failed. */
    private static final int WAITING = 10_000;

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    /** Whoever else ends may have something to note. */
    private static final int LATE = 10_000;

    private final BoxClock clock;
    private final LinkedBlockingQueue<AuditEntry> waiting = new LinkedBlockingQueue<>(WAITING);
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("audit").factory());
    private final AuditBound bound;
    private volatile String trouble;

    @Inject
    StoredAudit(BoxClock clock) {
        this.clock = clock;
        bound = new AuditBound(clock);
    }

    @Override
    public void note(Actor actor, AuditAct act, String subject, String before, String after) {
        AuditEntry entry = new AuditEntry(clock.wall().instant(), actor, act, subject, before, after);
        if (!waiting.offer(entry)) {
            LOG.errorf("the audit log can't be written, and lost an entry: %s by %s", act, actor.name());
        }
        if (!writer.isShutdown()) {
            writer.execute(this::write);
        }
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public Slice<AuditEntry> find(Filter filter, int first, int most) {
        settle();
        return QuarkusTransaction.requiringNew().call(() -> {
            PanacheQuery<AuditRow> rows = AuditRow.fitting(filter);
            long total = rows.count();
            return new Slice<>(rows.range(first, first + most - 1).list(), total)
                    .map(AuditRow::entry)
                    .map(entry -> entry.at(clock.meant(entry.at())));
        });
    }

    /** Waits until all that was noted before is on the disk. */
    private void settle() {
        try {
            writer.submit(this::write).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the audit log can't be written", e.getCause());
        }
    }

    /** What can't be written stays, and is tried again with the next. */
    private void write() {
        List<AuditEntry> group = new ArrayList<>(waiting);
        if (group.isEmpty()) {
            return;
        }
        try {
            SiteWrites.run(() -> bound.append(group));
            for (int i = 0; i < group.size(); i++) {
                waiting.poll();
            }
            trouble = null;
        } catch (RuntimeException e) {
            bound.forget();
            trouble = DiskFault.words(e).orElseGet(e::toString);
            LOG.errorf(
                    e, "%d entries of the audit log can't be written; it is tried again with the next", group.size());
        }
    }

    void stop(@Observes @Priority(LATE) ShutdownEvent event) throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warnf("the disk didn't take the last %d entries of the audit log", waiting.size());
        }
    }
}
