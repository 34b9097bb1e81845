package org.dialtone.app.alarm;

import java.util.Map;
import java.util.function.Supplier;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/**
 * A condition of the box that is an alarm as long as it lasts.
 *
 * @param event   the alarm's event
 * @param present what is so now, by subject; asked on a thread that may wait
 */
public record AlarmSource(Event event, Supplier<Map<String, Details>> present) {}
