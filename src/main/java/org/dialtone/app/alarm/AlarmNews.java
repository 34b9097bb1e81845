package org.dialtone.app.alarm;

import java.util.Map;
import java.util.Optional;
import org.dialtone.journal.Event;
import org.dialtone.net.BoundedMap;

/** Tells which changes of alarms are worth a message to somebody outside the box. For one thread. */
final class AlarmNews {

    private static final int MOST = 2_000;

    private record Told(AlarmChange change, long count) {}

    private final Map<Long, Told> told = BoundedMap.byAccess(MOST);

    /** Empty where nothing changed but a count or a detail; each emergency call is news. */
    Optional<AlarmChange> of(Alarm alarm) {
        Told now = new Told(change(alarm), isCall(alarm.event()) ? alarm.count() : 1);
        return now.equals(told.put(alarm.id(), now)) ? Optional.empty() : Optional.of(now.change());
    }

    private static AlarmChange change(Alarm alarm) {
        return !alarm.isOpen()
                ? AlarmChange.CLEARED
                : alarm.acknowledged() == null ? AlarmChange.RAISED : AlarmChange.ACKNOWLEDGED;
    }

    static boolean isCall(Event event) {
        return switch (event) {
            case CALL_EMERGENCY, CALL_EMERGENCY_UNANSWERED, CALL_EMERGENCY_NOT_CONNECTED -> true;
            default -> false;
        };
    }
}
