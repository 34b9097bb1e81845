package org.dialtone.journal;

/** One kind of event on a phone's way from power-on to registration, or a failure on that way. */
public enum Step {
    DISCOVER,
    OFFER,
    REQUEST,
    ACK,
    NAK,
    INFORM,
    DECLINE,
    RELEASE,
    CONFIG,
    FIRMWARE,
    MISSING,
    REFUSED,
    REGISTER,
    REJECTED,
    UNREGISTER,
    PNP,
    NOTIFY,
    OPTIONS,
    LOOKUP,
    /** The site has another file for the phone than the phone has. */
    BEHIND
}
