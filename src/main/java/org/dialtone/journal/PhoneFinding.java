package org.dialtone.journal;

import java.time.Instant;

/**
 * One finding about a phone: what hinders it.
 *
 * @param event   a finding of the diagnosis, with its words and its remedy in the catalogue
 * @param details those of the entry that shows it, and the finding's own
 * @param since   when it began: the first entry that shows it without a success in between
 */
public record PhoneFinding(Event event, Details details, Instant since) {

    static PhoneFinding of(Boot boot, Event event, Entry shown, Details details) {
        return new PhoneFinding(event, details, boot.since(shown));
    }

    /** The stable name, e.g. {@code unknown-phone}. */
    public String rule() {
        return event.rule();
    }
}
