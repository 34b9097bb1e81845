package org.dialtone.store.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.dialtone.app.Alarm;
import org.dialtone.app.AlarmStore;
import org.dialtone.app.Slice;

/** Keeps alarms in {@code site.db}. */
public final class PanacheAlarms implements AlarmStore {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** States written between two prunings. */
    private static final int PRUNE_EVERY = 1_000;

    private static final String OPEN = "cleared is null";

    private final EntityWriter writer;
    private final InstantSource clock;
    private final int most;
    private int unpruned = PRUNE_EVERY;

    /** The key of an alarm's row among all that the writer writes. */
    private record Row(long id) {}

    /** @param most the number of alarms to keep */
    public PanacheAlarms(EntityWriter writer, InstantSource clock, int most) {
        this.writer = writer;
        this.clock = clock;
        this.most = most;
    }

    @Override
    public List<Alarm> open() {
        return QuarkusTransaction.requiringNew().call(() -> alarms(AlarmEntity.list(OPEN, Sort.ascending("id"))));
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
        writer.offer(new Row(alarm.id()), () -> {
            AlarmEntity.write(alarm);
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

    private static List<Alarm> alarms(List<AlarmEntity> rows) {
        return rows.stream().flatMap(row -> row.alarm().stream()).toList();
    }

    /** Deletes the alarms beyond the bounds that are over; runs on the writer's thread alone. */
    private void prune(long latest) {
        if (++unpruned > PRUNE_EVERY) {
            unpruned = 0;
            AlarmEntity.delete(
                    "cleared is not null and (id <= ?1 or cleared < ?2)",
                    latest - most,
                    clock.instant().minus(KEPT).toEpochMilli());
        }
    }
}
