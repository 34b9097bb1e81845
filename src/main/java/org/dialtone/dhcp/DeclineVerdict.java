package org.dialtone.dhcp;

/** What was found where a client declined its address; few enough for metrics' labels. */
public enum DeclineVerdict {
    /** Another device answers there. */
    IN_USE,
    /** Nobody answers there. */
    UNCONFIRMED,
    /** Nobody could be asked. */
    UNASKED,
    /** The client itself answers there, so it has no cause to decline. */
    REFUTED,
    /** Too many were declined in this scope within a minute: it isn't kept back. */
    BEYOND_LIMIT
}
