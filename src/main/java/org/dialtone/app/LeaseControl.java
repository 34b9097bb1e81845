package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.leasefile.LeaseFile;
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

    /**
     * Takes over leases of another server, and waits until they are stored: all or none. For a day a known client then
     * gets the free address that it asks for.
     *
     * @param dryRun tells the fate of each and changes nothing
     */
    LeaseFileReview take(LeaseFile file, boolean dryRun);

    /** The earlier leases of this address, newest first, without its present lease. */
    List<Lease> history(Ip4 address);
}
