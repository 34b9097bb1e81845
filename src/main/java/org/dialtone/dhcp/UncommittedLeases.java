package org.dialtone.dhcp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * The stored leases of addresses whose newest lease is still on its way to the disk, so that the book can go back where
 * the disk refuses it.
 */
final class UncommittedLeases {

    private final Map<Ip4, Optional<Lease>> onDisk = new HashMap<>();
    /** The leases that a client left, by the address that it moved to. */
    private final Map<Ip4, List<Lease>> left = new HashMap<>();

    /** @param before the former lease of the address in the book, or null */
    void begun(Lease lease, Lease before) {
        onDisk.putIfAbsent(lease.address(), Optional.ofNullable(before));
    }

    /** Notes which leases the client leaves that is to have the address. */
    void leaves(Ip4 address, List<Lease> former) {
        if (!former.isEmpty()) {
            left.merge(
                    address,
                    former,
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    /** The leases that the client left that was to have the address; forgets them. */
    List<Lease> left(Ip4 address) {
        return Objects.requireNonNullElse(left.remove(address), List.of());
    }

    /** Whether the disk has the address's lease as the book has it. */
    boolean isOnDisk(Ip4 address) {
        return !onDisk.containsKey(address);
    }

    /** @param newest the present lease of the address in the book */
    void stored(Lease lease, Lease newest) {
        left.remove(lease.address());
        if (lease == newest) {
            onDisk.remove(lease.address());
        } else {
            onDisk.replace(lease.address(), Optional.of(lease));
        }
    }

    /**
     * The lease that the book should have instead; an inner empty value for an address that had no lease. Empty where
     * the book keeps its lease: a newer one is on its way, or the address was given back or found in use, which is true
     * without a disk.
     */
    Optional<Optional<Lease>> refused(Lease lease, Lease newest) {
        if (lease != newest) {
            return Optional.empty();
        }
        Optional<Optional<Lease>> before = Optional.ofNullable(onDisk.remove(lease.address()));
        return before.filter(_ -> lease.state() == Lease.State.BOUND);
    }
}
