package org.dialtone.app.view;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.dialtone.journal.Event;
import org.dialtone.net.MacAddress;

/**
 * Says that an operator has seen what hinders a phone.
 *
 * @param events the findings that were seen; another one asks for attention again
 */
public record FindingNote(MacAddress phone, Set<Event> events, String by, Instant at) {

    public FindingNote {
        events = Set.copyOf(events);
    }

    /** The same of fewer findings. @param over those that don't last any longer */
    FindingNote without(Collection<Event> over) {
        Set<Event> left = EnumSet.copyOf(events);
        left.removeAll(over);
        return new FindingNote(phone, left, by, at);
    }
}
