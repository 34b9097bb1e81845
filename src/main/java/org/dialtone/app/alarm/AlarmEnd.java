package org.dialtone.app.alarm;

import org.dialtone.journal.Event;

/** What ends an alarm. */
enum AlarmEnd {
    /** The condition that raised it is gone. */
    CONDITION_GONE,
    /** It has not happened for an hour. */
    QUIET,
    /** An operator takes note of it; it stays until then. */
    ACKNOWLEDGED;

    static AlarmEnd of(Event event) {
        return switch (event) {
            case CALL_EMERGENCY_UNANSWERED, CALL_EMERGENCY_NOT_CONNECTED, BOX_TOOK_OVER -> ACKNOWLEDGED;
            case CALL_EMERGENCY,
                    CALL_LIMIT_OF_EXTENSION,
                    CALL_LIMIT_OF_SOURCE,
                    CALL_LIMIT_OF_BOX,
                    SIP_PASSWORD_ELSEWHERE,
                    PHONES_ADOPTION_ENDED,
                    BOX_CLOCK_SET -> QUIET;
            default -> CONDITION_GONE;
        };
    }
}
