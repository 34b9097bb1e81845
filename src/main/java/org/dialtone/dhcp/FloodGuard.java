package org.dialtone.dhcp;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;

/**
 * Hears no more of a client within one second than the site says: a device that has gone mad, or somebody in a phone's name, shall keep
 * neither the disk busy nor the rest of its story out of the journal, which tells of it once a minute. For one thread.
 */
final class FloodGuard {

    /** Clients counted at one time; a flood of made-up ones begins the count anew. */
    private static final int MOST = 20_000;

    private final Map<MacAddress, Integer> counts = new HashMap<>();
    private final TellPace pace = new TellPace();
    private final Journal journal;
    private long second = Long.MIN_VALUE;

    FloodGuard(Journal journal) {
        this.journal = journal;
    }

    /** Why this message is one too many; empty where it isn't. @param most messages a second; 0: any number */
    Optional<String> refusal(DhcpMessage message, MacAddress mac, int most, Instant now) {
        if (most == 0) {
            return Optional.empty();
        }
        if (second != now.getEpochSecond() || counts.size() >= MOST) {
            counts.clear();
            second = now.getEpochSecond();
        }
        if (counts.merge(mac, 1, Integer::sum) <= most) {
            return Optional.empty();
        }
        String reason = "sends more than " + most
                + " messages a second; what is beyond is not heard (dhcp.guards.perMacPerSecond)";
        if (pace.due(mac, now)) {
            journal.record(Entry.of(now, mac, RelayFilter.step(message), null).because(reason));
        }
        return Optional.of(reason);
    }
}
