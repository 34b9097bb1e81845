package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Journal;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;

/**
 * Tells which messages of a client are more than the site's number within one second of the clock. The box answers them
 * all the same, because anyone can write a phone's name into a message; but it neither learns, stores nor tells
 * anything of them, so that a device that has gone mad keeps neither the disk busy nor the rest of its story out of the
 * journal, which tells of it once a minute. For one thread.
 */
final class FloodGuard {

    /** Clients counted at one time, each with the types of its messages. */
    private static final int CLIENTS = 20_000;

    private final TellPace told = new TellPace();
    private final Journal journal;
    private Pace.PerKey<Kind> heard;
    private int allowed;

    /** Each type counts by itself, so that a flood of DISCOVERs hides no REQUEST. */
    private record Kind(MacAddress mac, MessageType type) {}

    FloodGuard(Journal journal) {
        this.journal = journal;
    }

    /**
     * Whether this message is one too many.
     *
     * @param most messages of one type within a second; 0: any number
     */
    boolean isBeyond(DhcpMessage message, MacAddress mac, int most, Instant now) {
        Kind kind = new Kind(mac, message.type().orElse(MessageType.DISCOVER));
        if (most == 0 || heard(most).take(kind, now.truncatedTo(ChronoUnit.SECONDS))) {
            return false;
        }
        if (told.due(mac, now)) {
            journal.record(Entry.of(now, mac, Event.DHCP_FLOOD, null).with(Detail.LIMIT, most));
        }
        return true;
    }

    /** The site's number changes seldom; with it the count begins anew. */
    private Pace.PerKey<Kind> heard(int most) {
        if (most != allowed) {
            allowed = most;
            heard = new Pace.PerKey<>(most, Duration.ofSeconds(1), CLIENTS);
        }
        return heard;
    }
}
