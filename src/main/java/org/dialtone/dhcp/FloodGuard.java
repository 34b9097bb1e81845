package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Journal;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;

/**
 * Hears no more of a client within one second of the clock than the site says: a device that has gone mad, or somebody
 * in a phone's name, shall keep neither the disk busy nor the rest of its story out of the journal, which tells of it
 * once a minute. For one thread.
 */
final class FloodGuard {

    /** Clients counted at one time. */
    private static final int CLIENTS = 20_000;

    private final TellPace told = new TellPace();
    private final Journal journal;
    private Pace.PerKey<MacAddress> heard;
    private int allowed;

    FloodGuard(Journal journal) {
        this.journal = journal;
    }

    /**
     * Why this message is one too many; empty where it isn't.
     *
     * @param most messages a second; 0: any number
     */
    Optional<Grounds> refusal(DhcpMessage message, MacAddress mac, int most, Instant now) {
        if (most == 0 || heard(most).take(mac, now.truncatedTo(ChronoUnit.SECONDS))) {
            return Optional.empty();
        }
        Grounds reason = Grounds.of(Reason.TOO_MANY_MESSAGES).with(Detail.LIMIT, most);
        if (told.due(mac, now)) {
            journal.record(
                    Entry.of(now, mac, MessageEvents.ignored(message), null).because(reason));
        }
        return Optional.of(reason);
    }

    /** The site's number changes seldom; with it the count begins anew. */
    private Pace.PerKey<MacAddress> heard(int most) {
        if (most != allowed) {
            allowed = most;
            heard = new Pace.PerKey<>(most, Duration.ofSeconds(1), CLIENTS);
        }
        return heard;
    }
}
