package org.dialtone.journal;

/**
 * One finding about a phone: what hinders it.
 *
 * @param event   a finding of the diagnosis, with its words and its remedy in the catalogue
 * @param details those of the entry that shows it, and the finding's own
 */
public record PhoneFinding(Event event, Details details) {

    /** The stable name, e.g. {@code unknown-phone}. */
    public String rule() {
        return event.rule();
    }
}
