package org.dialtone.dhcp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * The stored leases of addresses whose newest lease is still on its way to the disk, so that the book can go back where
 * the disk refuses it.
 */
final class UncommittedLeases {

    /** As many as share a commit with what clients wait for. */
    private static final int MOST_REWRITTEN = 500;

    private final Map<Ip4, Optional<Lease>> onDisk = new HashMap<>();
    /** The leases that a client left, by the address that it moved to. */
    private final Map<Ip4, List<Lease>> left = new HashMap<>();
    /** Addresses of which the disk has this lease or that. */
    private final Set<Ip4> doubtful = new HashSet<>();
    /** Those of them whose lease isn't on its way to the disk, the one that has waited longest first. */
    private final Set<Ip4> open = new LinkedHashSet<>();

    private boolean refusing;

    /** @param before the former lease of the address in the book, or null */
    void begun(Lease lease, Lease before) {
        onDisk.putIfAbsent(lease.address(), Optional.ofNullable(before));
        open.remove(lease.address());
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
        refusing = false;
        doubtful.remove(lease.address());
        open.remove(lease.address());
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
     * without a disk, or the disk may have a former lease that was in doubt.
     */
    Optional<Optional<Lease>> refused(Lease lease, Lease newest) {
        if (doubtful.contains(lease.address())) {
            doubted(lease, newest);
            return Optional.empty();
        }
        if (lease != newest) {
            return Optional.empty();
        }
        Optional<Optional<Lease>> before = Optional.ofNullable(onDisk.remove(lease.address()));
        return before.filter(_ -> lease.state() == Lease.State.BOUND);
    }

    /** The lease of the address that is on the disk for certain; empty where there is none, or that isn't known. */
    Optional<Lease> before(Ip4 address) {
        return doubtful.contains(address) ? Optional.empty() : onDisk.getOrDefault(address, Optional.empty());
    }

    /** Whether the disk took the lease isn't known; the book keeps its lease. @param newest as for {@link #stored} */
    void doubted(Lease lease, Lease newest) {
        refusing = true;
        doubtful.add(lease.address());
        onDisk.putIfAbsent(lease.address(), Optional.empty());
        if (lease == newest) {
            open.add(lease.address());
        }
    }

    /** The addresses in doubt whose lease is to be stored as the book has it; one to try, while the disk takes none. */
    List<Ip4> rewrites() {
        List<Ip4> next = open.stream().limit(refusing ? 1 : MOST_REWRITTEN).toList();
        next.forEach(open::remove);
        return next;
    }
}
