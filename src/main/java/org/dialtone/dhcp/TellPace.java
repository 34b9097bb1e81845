package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialtone.net.MacAddress;

/** Lets the journal tell a refusal once a minute for each client, and sixty times a minute in all: who is refused can send what he likes. */
final class TellPace {

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST = 60;

    /** Told within the last minute, the first told first. */
    private final Map<MacAddress, Instant> told = new LinkedHashMap<>();

    /** Whether it may be told now; counts as told then. */
    boolean due(MacAddress mac, Instant now) {
        told.values().removeIf(at -> Duration.between(at, now).abs().compareTo(QUIET) >= 0);
        if (told.size() == MOST || told.containsKey(mac)) {
            return false;
        }
        told.put(mac, now);
        return true;
    }
}
