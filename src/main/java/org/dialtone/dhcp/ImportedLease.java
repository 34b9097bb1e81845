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
        TAKEN("%s"),
        PRESENT("has it here already%s"),
        ENDED("the lease is over%s"),
        DECLINED("a client found the address in use%s"),
        IN_NO_SUBNET("no scope of the site has the address%s"),
        IN_NO_POOL("scope %s has the address in no pool"),
        OF_THE_BOX("it is an address of this box%s"),
        RESERVED_FOR_OTHER("the address is reserved for %s"),
        ANOTHER_RESERVED("%s is reserved for this client"),
        CLIENT_DENIED("the site denies this client every address%s"),
        HELD_BY_OTHER("%s has the address here"),
        HAS_ANOTHER("the client has %s here, and one address in a subnet"),
        LATER_IN_FILE("the file has a later lease of this client, of %s");

        private final String says;

        Fate(String says) {
            this.says = says;
        }
    }

    /** Whether the import enters the lease. */
    public boolean isTaken() {
        return fate == Fate.TAKEN;
    }

    /** Why the lease is left out, in words; empty where it is taken. */
    public String why() {
        return fate.says.formatted(about);
    }
}
