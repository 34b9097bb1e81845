package org.dialtone.app.alarm;

import java.time.Duration;
import java.time.Instant;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/**
 * Something that an operator must know of, or must see to.
 *
 * @param id             from 1 on
 * @param subject        what it is about, e.g. an extension, an interface or a scope; empty: the box
 * @param details        of the last time
 * @param raised         the first time
 * @param seen           the last time
 * @param count          how many times
 * @param cleared        when it was over; null: it is open
 * @param acknowledgedBy who took note of it; null: nobody yet
 * @param acknowledged   when; null: not yet
 */
public record Alarm(
        long id,
        Event event,
        String subject,
        Details details,
        Instant raised,
        Instant seen,
        long count,
        Instant cleared,
        String acknowledgedBy,
        Instant acknowledged) {

    /** The alarm of something that happened for the first time. */
    static Alarm first(long id, Event event, String subject, Details details, Instant at) {
        return new Alarm(id, event, subject, details, at, at, 1, null, null, null);
    }

    /** It happened again; an operator who has seen one emergency call has not seen the next. */
    Alarm again(Details now, Instant at) {
        boolean unseen = event == Event.CALL_EMERGENCY;
        return new Alarm(
                id,
                event,
                subject,
                now,
                raised,
                at,
                count + 1,
                null,
                unseen ? null : acknowledgedBy,
                unseen ? null : acknowledged);
    }

    /** It goes on. */
    Alarm seen(Details now, Instant at) {
        return new Alarm(id, event, subject, now, raised, at, count, cleared, acknowledgedBy, acknowledged);
    }

    Alarm cleared(Instant at) {
        return new Alarm(id, event, subject, details, raised, seen, count, at, acknowledgedBy, acknowledged);
    }

    /** The first who takes note of it is remembered. */
    Alarm acknowledged(String by, Instant at) {
        return acknowledged != null
                ? this
                : new Alarm(id, event, subject, details, raised, seen, count, cleared, by, at);
    }

    /** The same alarm with all its times later. @param by negative: earlier */
    public Alarm moved(Duration by) {
        return by.isZero()
                ? this
                : new Alarm(
                        id,
                        event,
                        subject,
                        details,
                        raised.plus(by),
                        seen.plus(by),
                        count,
                        cleared == null ? null : cleared.plus(by),
                        acknowledgedBy,
                        acknowledged == null ? null : acknowledged.plus(by));
    }

    public boolean isOpen() {
        return cleared == null;
    }

    /** Whether it waits for an operator. */
    public boolean isWaiting() {
        return isOpen() && acknowledged == null;
    }
}
