package org.dialtone.dhcp;

/** What the box found at an address that its client declined; few enough values for metrics' labels. */
public enum DeclineVerdict {
    /** Another device answers at the address. */
    IN_USE,
    /** No device answers at the address. */
    UNCONFIRMED,
    /** The box had no way to ask. */
    UNASKED,
    /** The client itself answers at the address, so that it has no cause to decline it. */
    REFUTED,
    /** The client has had the address for longer than it checks it, and no other device is shown to have it. */
    UNPROVEN,
    /** Clients declined too many addresses in this scope within a minute, so the box doesn't keep this one back. */
    BEYOND_LIMIT
}
