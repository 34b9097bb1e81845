package org.dialtone.dhcp;

import org.dialtone.dhcp.leasefile.FiledLease;

/**
 * What becomes of a lease of another server.
 *
 * @param about what the fate is about, such as the scope or the present holder; empty where it is about nothing else
 */
public record ImportedLease(FiledLease lease, Fate fate, String about) {

    /** TAKEN and PRESENT: the client has the address here; all others are left out. */
    public enum Fate {
        TAKEN,
        PRESENT,
        ENDED,
        DECLINED,
        IN_NO_SUBNET,
        /** About the scope. */
        IN_NO_POOL,
        OF_THE_BOX,
        /** About whom it is reserved for. */
        RESERVED_FOR_OTHER,
        /** About the reserved address. */
        ANOTHER_RESERVED,
        CLIENT_DENIED,
        /** About the present holder. */
        HELD_BY_OTHER,
        /** About the client's address here. */
        HAS_ANOTHER,
        /** About the address of the later lease. */
        LATER_IN_FILE
    }

    /** Whether the import enters the lease. */
    public boolean isTaken() {
        return fate == Fate.TAKEN;
    }
}
