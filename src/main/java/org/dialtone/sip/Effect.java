package org.dialtone.sip;

import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.SipMessage;

/** An action that the SIP server wants, in this order; the socket loop carries it out. */
public sealed interface Effect {

    /** Send this message; over TCP and TLS on the connection with this other end. */
    record Send(SipMessage message, Source to) implements Effect {}

    /** Call {@link SipServer#wake()} after this number of milliseconds; a later order doesn't cancel an earlier one. */
    record Wake(long millis) implements Effect {}

    /** Check which device answers at this address of a link of the box, and then call {@link SipServer#met}. */
    record Meet(Ip4 address) implements Effect {}

    /** Call {@link SipServer#ended} when this commit has ended, well or not: answers wait for it. */
    record AwaitCommit(BindingCommit commit) implements Effect {}

    /**
     * All phones of this extension have registered with its new password: the former one no longer counts and can be
     * forgotten.
     */
    record Rotated(SipPlan.Extension extension) implements Effect {}

    /**
     * Alarm the operators of the box.
     *
     * @param subject what the alarm is about; one alarm counts all of one event and subject
     */
    record Alarm(Event event, String subject, Details details) implements Effect {}
}
