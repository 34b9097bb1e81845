package org.dialtone.app.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.journal.Severity;

/**
 * Something that needs an operator: an open alarm, or a phone that something hinders.
 *
 * @param urgency what comes first
 * @param alarm   null: it is about a phone
 * @param phone   null: it is an alarm
 * @param findings what hinders the phone; the first counts most; of an alarm none
 * @param note    who has seen what hinders the phone; null: nobody, or it is an alarm
 * @param since   when it began; null: not known
 * @param acts    what the box can do about it
 */
public record Matter(
        Urgency urgency,
        Alarm alarm,
        PhoneView phone,
        List<PhoneFinding> findings,
        FindingNote note,
        Instant since,
        List<Redress.Act> acts) {

    /** How much a matter presses, most first. */
    public enum Urgency {
        EMERGENCY,
        BOX,
        PHONE_DOWN,
        PHONE_PARTLY,
        PHONE_WAITS,
        STRANGER,
        NOTE,
        ACKNOWLEDGED
    }

    /** Worst first, then latest first. */
    static final Comparator<Matter> WORST_FIRST = Comparator.comparing(Matter::urgency)
            .thenComparing(Matter::since, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

    static Matter of(Alarm alarm) {
        return new Matter(pressing(alarm), alarm, null, List.of(), null, alarm.raised(), List.of());
    }

    static Matter of(PhoneView phone, List<PhoneFinding> findings, FindingNote note) {
        return new Matter(
                note == null ? pressing(phone) : Urgency.ACKNOWLEDGED,
                null,
                phone,
                findings,
                note,
                findings.getFirst().since(),
                List.of());
    }

    Matter with(List<Redress.Act> offered) {
        return new Matter(urgency, alarm, phone, findings, note, since, offered);
    }

    private static Urgency pressing(Alarm alarm) {
        return alarm.acknowledged() != null
                ? Urgency.ACKNOWLEDGED
                : switch (alarm.event()) {
                    case CALL_EMERGENCY_UNANSWERED, CALL_EMERGENCY_NOT_CONNECTED -> Urgency.EMERGENCY;
                    default -> alarm.event().severity() == Severity.INFO ? Urgency.NOTE : Urgency.BOX;
                };
    }

    private static Urgency pressing(PhoneView phone) {
        if (phone.state() == PhoneState.WAITING) {
            return Urgency.PHONE_WAITS;
        }
        if (!phone.listed()) {
            return Urgency.STRANGER;
        }
        return switch (phone.state()) {
            case STUCK, BOOTING, UNHEARD -> Urgency.PHONE_DOWN;
            case PARTLY, WAITING, REGISTERED -> phone.isUnreachable() ? Urgency.PHONE_DOWN : Urgency.PHONE_PARTLY;
        };
    }

    /** What happened, as the catalogue names it. */
    public Event event() {
        return alarm == null ? findings.getFirst().event() : alarm.event();
    }

    public Details details() {
        return alarm == null ? findings.getFirst().details() : alarm.details();
    }

    /** Who has taken note of it; null: nobody. */
    public String acknowledgedBy() {
        return alarm != null ? alarm.acknowledgedBy() : note == null ? null : note.by();
    }

    /** When somebody took note of it; null: nobody has. */
    public Instant acknowledged() {
        return alarm != null ? alarm.acknowledged() : note == null ? null : note.at();
    }

    /** Whether somebody has taken note of it; it counts no longer then. */
    public boolean isAcknowledged() {
        return urgency == Urgency.ACKNOWLEDGED;
    }
}
