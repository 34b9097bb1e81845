package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;

/**
 * Refuses messages before the box learns anything from them. For one thread; any thread may read what was heard of
 * relays.
 */
final class AdmissionFilter {

    private final FloodGuard flood;
    private final RelayFilter relays;

    record Refused(Dropped dropped, Grounds grounds) {}

    AdmissionFilter(Journal journal) {
        flood = new FloodGuard(journal);
        relays = new RelayFilter(journal);
    }

    RelayFilter relays() {
        return relays;
    }

    /** Why the message is refused; empty where the engine shall process it. */
    Optional<Refused> refusal(DhcpMessage message, Arrival arrival, MacAddress mac, Instant now) {
        return relays.refusal(message, arrival, mac, now).map(reason -> new Refused(Dropped.UNKNOWN_RELAY, reason));
    }

    /** As {@link FloodGuard#isBeyond}. */
    boolean isFlood(DhcpMessage message, MacAddress mac, ClientAdmission admission, Instant now) {
        return flood.isBeyond(message, mac, admission.perMacPerSecond(), now);
    }
}
