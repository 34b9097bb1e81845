package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The one door between the sockets and the DHCP rules. The sockets bring messages, probe addresses (RFC 2131 section
 * 3.1 wants a fresh address probed before it is offered) and store leases; the server says what is to be done, and is
 * told what came of it. All on one thread, the DHCP event loop.
 */
public interface DhcpServer {

    /** What is to be done with a message that has just come in; never throws, whatever the message holds. */
    Outcome receive(DhcpMessage message, Arrival arrival);

    /**
     * What is to be done with a message after its probe ({@link Outcome.Probe}).
     *
     * @param deadline of that probe: the message may wait until then in all
     */
    Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline);

    /** Nobody answered the probe of this address in time. */
    void isFree(Ip4 address);

    /** The address could not be probed: a fresh one counts as free, but no client's word about it is proven. */
    default void isUnasked(Ip4 address) {
        isFree(address);
    }

    /**
     * A device answered the probe of this address.
     *
     * @param by null where the device is beyond a router
     * @return what is to be stored of it
     */
    Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by);

    /** The lease is on disk; leases of one address are reported in the order in which they were ordered. */
    void isStored(Lease lease);

    /** The disk did not take the lease, and its client was told nothing. */
    void isRefused(Lease lease);

    /**
     * Whether the disk took the lease isn't known, and its client was told nothing. The address counts as the client's,
     * and nothing is promised of it, until the disk takes it ({@link #rewrites}).
     */
    void isInDoubt(Lease lease);

    /** Leases in doubt that are to be stored as the server has them. To be asked every few seconds. */
    List<Outcome.Store> rewrites();

    /**
     * What a client is told whose new lease the disk did not take ({@link #isRefused}): the lease that it has, with no
     * second more than the disk has of it (RFC 2131 section 4.3.1 leaves the time to the server). Empty: nothing.
     */
    Optional<Outcome.Reply> promised(DhcpMessage message, Arrival arrival, Lease refused);

    /** Whether addresses should be probed ahead now. Cheap, because the sockets ask after every batch. */
    boolean isLow();

    /**
     * The addresses to probe ahead. To be asked every few seconds too, because an address that was free may be taken
     * later.
     *
     * @param links the box's own links; some addresses of theirs are kept ready before the first phone comes
     */
    List<Outcome.Probe> orders(List<Arrival> links);
}
