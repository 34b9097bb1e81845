package org.dialtone.sip;

import java.util.List;
import org.dialtone.journal.Grounds;
import org.dialtone.sip.wire.SipUri;

/** The request of a REGISTER (RFC 3261 section 10.2). */
sealed interface ContactUpdate {

    /** The REGISTER has no Contact: it asks for the bindings. */
    record Fetch() implements ContactUpdate {}

    /** {@code Contact: *} with an expiry of 0: it removes all bindings. */
    record Clear() implements ContactUpdate {}

    /** The REGISTER adds, refreshes and removes contacts. */
    record Change(List<Contact> contacts) implements ContactUpdate {}

    /** The REGISTER asks for less time than the box grants. */
    record TooBrief() implements ContactUpdate {}

    /** The box can't read the REGISTER. */
    record Unfit(Grounds why) implements ContactUpdate {}

    /**
     * One contact to bind.
     *
     * @param text    the URI as sent
     * @param expires seconds; 0 removes the contact
     * @param flow    instance and registration number as one text, or null
     */
    record Contact(String text, SipUri uri, int expires, String flow) {}
}
