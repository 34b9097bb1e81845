package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.net.Ip4;

/**
 * Leases that a RELEASE gave back and whose addresses are not found free yet. Anyone can send a RELEASE, so it shows
 * only where to look: the lease stays until nobody answers at its address. For one thread.
 */
final class UnconfirmedReleases {

    /** A client that leaves may answer at its address for a moment longer. */
    static final Duration REST = Duration.ofSeconds(1);

    private static final int MOST = 4_096;
    private static final Duration LASTS = Duration.ofSeconds(10);

    private final Map<Ip4, Instant> since = new LinkedHashMap<>();

    /** Notes the RELEASE; false where the box is looking already, or has too much to look at. */
    boolean add(Ip4 address, Instant now) {
        since.values().removeIf(at -> Duration.between(at, now).abs().compareTo(LASTS) > 0);
        return since.size() < MOST && since.putIfAbsent(address, now) == null;
    }

    boolean has(Ip4 address) {
        return since.containsKey(address);
    }

    /** The address is no longer in question: a client got it, or a device answered there. */
    void remove(Ip4 address) {
        since.remove(address);
    }

    /** The addresses, the oldest first. */
    Iterable<Ip4> all() {
        return since.keySet();
    }
}
