package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The engine, as whoever probes addresses and stores leases for it needs it: RFC 2131 section 3.1 wants a fresh address probed before
 * it is offered.
 */
public interface DhcpServer {

    /** Nobody answered in time. */
    void isFree(Ip4 address);

    /** There was no way to ask: a fresh address counts as free, but nobody's word is proven by it. */
    default void isUnasked(Ip4 address) {
        isFree(address);
    }

    /** A device answered. @param by null where it was beyond a router @return what is to be stored of it */
    Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by);

    /** The lease is on disk; what becomes of leases of one address is told in the order in which they came. */
    void isStored(Lease lease);

    /** The disk didn't take the lease, and its client was told nothing. */
    void isRefused(Lease lease);

    /** A message that waited for its probe. @param deadline the probe's: so long may the message wait in all */
    Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline);

    /** Whether addresses should be probed ahead now; cheap, for it is asked often. */
    boolean isLow();

    /**
     * What to probe ahead; to be asked every few seconds too, because what was found free doesn't stay so.
     *
     * @param links the box's own, which have some addresses at hand before the first phone comes
     */
    List<Outcome.Probe> orders(List<Arrival> links);
}
