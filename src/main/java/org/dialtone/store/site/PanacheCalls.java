package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import org.dialtone.app.Slice;
import org.dialtone.app.call.CallLog;
import org.dialtone.app.call.CallQuery;
import org.dialtone.net.BoxClock;
import org.dialtone.sip.Call;
import org.jboss.logging.Logger;

/** Keeps the call log in {@code site.db}, in wall time. Living calls are there too, so that the next start knows of them. */
public final class PanacheCalls implements CallLog {

    private static final Logger LOG = Logger.getLogger(PanacheCalls.class);
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Calls written between two prunings. */
    private static final int PRUNE_EVERY = 1_000;

    private final EntityWriter writer;
    private final BoxClock clock;
    private final int most;
    private int unpruned = PRUNE_EVERY;

    /** The key of a call's row among all that the writer writes. */
    private record Row(long id) {}

    /** @param most the number of calls to keep */
    public PanacheCalls(EntityWriter writer, BoxClock clock, int most) {
        this.writer = writer;
        this.clock = clock;
        this.most = most;
    }

    /** Ends the calls that were alive when the box went down; nobody knows how they ended. */
    public PanacheCalls open() {
        try {
            SiteWrites.run(() -> CallEntity.update("ending = ?1 where ending is null", Call.End.UNKNOWN_END.name()));
        } catch (RuntimeException e) {
            LOG.warnf("the calls of the last run that have no end can't be given one: %s", e.getMessage());
        }
        return this;
    }

    @Override
    public long last() {
        Long last = QuarkusTransaction.requiringNew()
                .call(() -> CallEntity.find("select max(id) from CallEntity")
                        .project(Long.class)
                        .singleResult());
        return last == null ? 0 : last;
    }

    @Override
    public void note(Call call) {
        Call told = call.moved(clock.ahead());
        writer.offer(new Row(call.id()), () -> {
            CallEntity.write(told);
            prune(call.id());
        });
    }

    @Override
    public Slice<Call> find(CallQuery query, int first, int most) {
        writer.settle(PATIENCE);
        CallFilter filter = CallFilter.of(query);
        Duration back = clock.ahead().negated();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<CallEntity> rows = CallEntity.<CallEntity>find(filter.where() + filter.order(), filter.parameters())
                    .range(first, first + most - 1)
                    .list();
            long total = CallEntity.count(filter.where(), filter.parameters());
            return new Slice<>(rows.stream().map(row -> row.call().moved(back)).toList(), total);
        });
    }

    /**
     * Deletes the calls beyond the bounds; runs on the writer's thread alone. Few go by their age at once: a wall clock
     * that stands years ahead for an hour must not empty the log.
     */
    private void prune(long latest) {
        if (++unpruned > PRUNE_EVERY) {
            unpruned = 0;
            Long oldest = CallEntity.find("select min(id) from CallEntity")
                    .project(Long.class)
                    .singleResult();
            CallEntity.delete(
                    "id <= ?1 or started < ?2 and id < ?3",
                    latest - most,
                    clock.instant().minus(KEPT).toEpochMilli(),
                    oldest + 2 * PRUNE_EVERY);
        }
    }
}
