package org.dialtone.app;

import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/** Takes alarms for what happened. Safe to use from any thread. */
@FunctionalInterface
public interface AlarmSink {

    /**
     * Raises an alarm for something that happened; where one of this event and subject is open, or was until lately,
     * that one counts it. Never waits and never throws.
     *
     * @param subject what it is about; empty: the box
     */
    void raise(Event event, String subject, Details details);
}
