package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;

/** What an operator can do with leases. Safe to use from any thread that may wait. */
public interface LeaseControl {

    /**
     * Takes an address back, and waits until the change is stored; empty where nobody holds the address. Throws
     * {@link LeaseNotStored} where the disk refuses.
     */
    Optional<Lease> free(Ip4 address);

    /** Ends the quarantine of all declined addresses, as {@link #free} does for one, and gives their number. */
    int freeDeclined();

    /** The earlier leases of this address, newest first, without its present lease. */
    List<Lease> history(Ip4 address);
}
