package org.dialtone.sip;

import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;

/**
 * What the journal tells of a granted registration.
 *
 * @param fresh   of a new contact
 * @param renewed of a refreshed contact
 */
record Granted(Event fresh, Event renewed, Details details) {

    static final Granted PLAIN = new Granted(Event.SIP_REGISTER, Event.SIP_REGISTER_REFRESHED, Details.NONE);

    /** Of a phone that waits for its adoption: it can be notified, and can call nobody. */
    static final Granted HELD = new Granted(Event.SIP_REGISTER_HELD, Event.SIP_REGISTER_HELD_REFRESHED, Details.NONE);

    /** Of a right password from a wrong address, which the site lets in. */
    static Granted despite(Objection objection) {
        return new Granted(
                Event.SIP_REGISTER_LET_IN,
                Event.SIP_REGISTER_LET_IN_REFRESHED,
                objection.grounds().forEntry());
    }

    /** @param which of two passwords; null: there is one */
    Granted with(Reason which) {
        return new Granted(fresh, renewed, details.with(Detail.PASSWORD, which));
    }
}
