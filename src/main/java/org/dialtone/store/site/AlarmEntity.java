package org.dialtone.store.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/** An alarm. Times are in milliseconds since 1970. */
@Entity
@Table(name = "alarm")
public class AlarmEntity extends PanacheEntityBase {

    private static final String UPDATE =
            "details = ?2, seen = ?3, times = ?4, cleared = ?5, acknowledgedBy = ?6, acknowledged = ?7 where id = ?1";

    @Id
    public Long id;

    /** An {@link Event}. */
    public String event;

    public String subject;

    /** A {@link DetailLines}. */
    public String details;

    public long raised;

    public long seen;

    public long times;

    public Long cleared;

    @Column(name = "acknowledged_by")
    public String acknowledgedBy;

    public Long acknowledged;

    /** Writes the alarm's present state; the first statement is a write, as {@link SiteWrites} wants it. */
    static void write(Alarm alarm) {
        int known = update(
                UPDATE,
                alarm.id(),
                DetailLines.write(alarm.details().texts()),
                alarm.seen().toEpochMilli(),
                alarm.count(),
                millis(alarm.cleared()),
                alarm.acknowledgedBy(),
                millis(alarm.acknowledged()));
        if (known == 0) {
            of(alarm).persist();
        }
    }

    private static AlarmEntity of(Alarm alarm) {
        AlarmEntity row = new AlarmEntity();
        row.id = alarm.id();
        row.event = alarm.event().name();
        row.subject = alarm.subject();
        row.details = DetailLines.write(alarm.details().texts());
        row.raised = alarm.raised().toEpochMilli();
        row.seen = alarm.seen().toEpochMilli();
        row.times = alarm.count();
        row.cleared = millis(alarm.cleared());
        row.acknowledgedBy = alarm.acknowledgedBy();
        row.acknowledged = millis(alarm.acknowledged());
        return row;
    }

    /** Empty where a newer version wrote an event that this one doesn't know. */
    Optional<Alarm> alarm() {
        return Event.named(event)
                .map(known -> new Alarm(
                        id,
                        known,
                        subject,
                        Details.parse(DetailLines.read(details)),
                        Instant.ofEpochMilli(raised),
                        Instant.ofEpochMilli(seen),
                        times,
                        instant(cleared),
                        acknowledgedBy,
                        instant(acknowledged)));
    }

    private static Long millis(Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static Instant instant(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
