package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.MacAddress;

/**
 * Stands before the engine, on the engine's thread: while phones of the site ask by the hundred, devices that the box
 * doesn't know wait for an address, so that the site's phones needn't share the box with them. A device waits for a few
 * seconds at most, and not where fewer of the site's phones ask.
 */
public final class SitePhonesFirst extends ForwardingDhcpServer {

    /** By then a client has asked twice (RFC 2131 section 4.1), and doesn't give up yet. */
    private static final Duration MOST = Duration.ofSeconds(5);
    /** So many messages of the site's phones within so long: fewer keep the box from nobody. */
    private static final int MANY = 500;

    private static final Duration LULL = Duration.ofSeconds(5);

    /** Thousands may wait, and to look at each costs the time that the site's phones need. */
    private static final Duration REST = Duration.ofMillis(500);

    private static final int CLIENTS = 4_096;
    private static final Grounds WAITS = Grounds.of(Reason.SITE_PHONES_FIRST);

    private final DhcpEngine engine;
    private final InstantSource clock;
    /**
     * When each of those that wait, or have waited, was heard first. Nobody is forgotten while the crowd lasts: whoever
     * makes up addresses would have others wait anew again and again.
     */
    private final Map<MacAddress, Instant> heard = new HashMap<>();

    /** When the site's phones asked last, around from {@link #next}. */
    private final Instant[] siteAsked;

    private int next;

    public SitePhonesFirst(DhcpEngine engine, InstantSource clock) {
        this(engine, clock, MANY);
    }

    /** @param many so many messages of the site's phones within five seconds have others wait */
    SitePhonesFirst(DhcpEngine engine, InstantSource clock, int many) {
        super(engine);
        this.engine = engine;
        this.clock = clock;
        siteAsked = new Instant[many];
        Arrays.fill(siteAsked, Instant.MIN);
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        Optional<MacAddress> client = message.mac();
        return client.isPresent() && waits(message, client.get())
                ? new Outcome.Hold(WAITS, REST)
                : super.receive(message, arrival);
    }

    private boolean waits(DhcpMessage message, MacAddress client) {
        if (!engine.isCrowded()) {
            heard.clear();
            return false;
        }
        Instant now = clock.instant();
        if (engine.isKnown(client)) {
            siteAsked[next] = now;
            next = (next + 1) % siteAsked.length;
            return false;
        }
        boolean begins = message.type().filter(MessageType.DISCOVER::equals).isPresent();
        return begins
                && siteAsked[next].isAfter(now.minus(LULL))
                && hasRoom(client)
                && heard.computeIfAbsent(client, _ -> now).isAfter(now.minus(MOST));
    }

    /** Who finds no room waits for nobody. */
    private boolean hasRoom(MacAddress client) {
        return heard.size() < CLIENTS || heard.containsKey(client);
    }
}
