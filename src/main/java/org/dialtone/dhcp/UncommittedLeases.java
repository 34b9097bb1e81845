package org.dialtone.dhcp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;

/** What the disk has of addresses whose newest lease is still on its way there, to go back to where the disk refuses it. */
final class UncommittedLeases {

    private final Map<Ip4, Optional<Lease>> onDisk = new HashMap<>();

    /** @param before what the book had of the address until now, or null */
    void begun(Lease lease, Lease before) {
        onDisk.putIfAbsent(lease.address(), Optional.ofNullable(before));
    }

    /** @param newest what the book has of the address now */
    void stored(Lease lease, Lease newest) {
        if (lease == newest) {
            onDisk.remove(lease.address());
        } else {
            onDisk.replace(lease.address(), Optional.of(lease));
        }
    }

    /**
     * What the book should have instead, and nobody for an address that had no lease. Empty where it keeps what it has: a newer lease
     * is on its way, or an address was given back or found in use, which is true without a disk.
     */
    Optional<Optional<Lease>> refused(Lease lease, Lease newest) {
        if (lease != newest) {
            return Optional.empty();
        }
        Optional<Optional<Lease>> before = Optional.ofNullable(onDisk.remove(lease.address()));
        return before.filter(_ -> lease.state() == Lease.State.BOUND);
    }
}
