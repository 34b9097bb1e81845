package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import java.time.Duration;
import java.util.List;
import org.dialtone.app.Slice;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmStore;
import org.dialtone.net.BoxClock;

/** Keeps alarms in {@code site.db}, in wall time. */
public final class PanacheAlarms implements AlarmStore {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** States written between two prunings. */
    private static final int PRUNE_EVERY = 1_000;

    private static final String OPEN = "cleared is null";

    private final EntityWriter writer;
    private final BoxClock clock;
    private final int most;
    private int unpruned = PRUNE_EVERY;

    /** The key of an alarm's row among all that the writer writes. */
    private record Row(long id) {}

    /** @param most the number of alarms to keep */
    public PanacheAlarms(EntityWriter writer, BoxClock clock, int most) {
        this.writer = writer;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public List<Alarm> open() {
        return QuarkusTransaction.requiringNew()
                .call(() -> alarms(AlarmEntity.list(OPEN, Sort.ascending("id"))))
                .stream()
                .map(this::notAhead)
                .toList();
    }

    /** No alarm was seen later than now, but the wall clock was perhaps ahead then, or is behind now. */
    private Alarm notAhead(Alarm alarm) {
        Duration ahead = Duration.between(clock.instant(), alarm.seen());
        return ahead.isPositive() ? alarm.moved(ahead.negated()) : alarm;
    }

    @Override
    public long last() {
        Long last = QuarkusTransaction.requiringNew()
                .call(() -> AlarmEntity.find("select max(id) from AlarmEntity")
                        .project(Long.class)
                        .singleResult());
        return last == null ? 0 : last;
    }

    @Override
    public void write(Alarm alarm) {
        Alarm told = alarm.moved(clock.ahead());
        writer.offer(new Row(alarm.id()), () -> {
            AlarmEntity.write(told);
            prune(alarm.id());
        });
    }

    @Override
    public void settle() {
        writer.settle(PATIENCE);
    }

    @Override
    public Slice<Alarm> find(int first, int most) {
        settle();
        return QuarkusTransaction.requiringNew().call(() -> {
            List<AlarmEntity> rows = AlarmEntity.<AlarmEntity>findAll(Sort.descending("id"))
                    .range(first, first + most - 1)
                    .list();
            return new Slice<>(alarms(rows), AlarmEntity.count());
        });
    }

    private List<Alarm> alarms(List<AlarmEntity> rows) {
        Duration back = clock.ahead().negated();
        return rows.stream()
                .flatMap(row -> row.alarm().stream())
                .map(alarm -> alarm.moved(back))
                .toList();
    }

    /** Deletes the alarms beyond the bounds that are over, few by their age; runs on the writer's thread alone. */
    private void prune(long latest) {
        if (++unpruned > PRUNE_EVERY) {
            unpruned = 0;
            Long oldest = AlarmEntity.find("select min(id) from AlarmEntity")
                    .project(Long.class)
                    .singleResult();
            AlarmEntity.delete(
                    "cleared is not null and (id <= ?1 or cleared < ?2 and id < ?3)",
                    latest - most,
                    clock.instant().minus(KEPT).toEpochMilli(),
                    oldest + 2 * PRUNE_EVERY);
        }
    }
}
