package org.dialtone.sip;

import org.dialtone.net.Ip4;
import org.dialtone.sip.wire.SipMessage;

/** What the SIP server wants done, in this order; whoever holds the sockets does it. */
public sealed interface Effect {

    /** Send this there: over TCP and TLS on the connection whose other end it is. */
    record Send(SipMessage message, Source to) implements Effect {}

    /** Call {@link SipServer#wake()} after so many milliseconds; a later wish doesn't take an earlier one back. */
    record Wake(long millis) implements Effect {}

    /** Look who answers at this address of a link of the box, and call {@link SipServer#met} then. */
    record Meet(Ip4 address) implements Effect {}

    /** All phones of this extension have registered with its password: the one before is burnt, and can be forgotten. */
    record Rotated(SipPlan.Extension extension) implements Effect {}

    /** Tell the people who look after the box. */
    record Alarm(String says) implements Effect {}
}
