package org.dialtone.sip;

import java.util.List;
import org.dialtone.sip.wire.SipUri;

/** What a REGISTER asks for (RFC 3261 section 10.2). */
sealed interface ContactUpdate {

    /** No Contact: tell me my bindings. */
    record Fetch() implements ContactUpdate {}

    /** {@code Contact: *} with an expiry of 0: forget all. */
    record Clear() implements ContactUpdate {}

    /** Add, refresh and remove. */
    record Change(List<Contact> contacts) implements ContactUpdate {}

    /** What can't be granted as it stands; the status is 400 or 423. */
    record Unfit(int status, Refusal refusal, String why) implements ContactUpdate {}

    /**
     * One contact to bind.
     *
     * @param text    the URI as sent
     * @param expires seconds; 0 removes
     * @param flow    instance and registration number as one text, or null
     */
    record Contact(String text, SipUri uri, int expires, String flow) {}
}
