package org.dialtone.app;

import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;

/** What an operator may ask of leases. Safe to use from any thread that may wait. */
public interface LeaseControl {

    /** Takes an address back, and waits until that is stored; empty where nobody holds it. */
    Optional<Lease> free(Ip4 address);

    /** Who had this address before its lease of now, newest first. */
    List<Lease> history(Ip4 address);
}
