package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;

/**
 * Lets the journal tell a refusal once a minute for each client, and sixty times a minute in all: a refused client can
 * send any number of messages, under any address.
 */
final class TellPace {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int CLIENTS = 1000;

    private final Pace inAll = new Pace(60, QUIET);
    private final Pace.PerKey<MacAddress> each = new Pace.PerKey<>(1, QUIET, CLIENTS);

    /** Whether the refusal may be told now; then it counts as told. */
    boolean due(MacAddress mac, Instant now) {
        return !inAll.isSpent(now) && each.take(mac, now) && inAll.take(now);
    }
}
