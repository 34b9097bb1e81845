package org.dialtone.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;

/**
 * Limits how often what phones say of themselves is stored: whoever sends in the names of many devices, or says
 * something else of one with each message, would fill the queue in which leases wait for the disk.
 */
final class StoringPace {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A phone's boot tells a few times more of it. */
    private static final int OF_ONE_IN_A_MINUTE = 5;
    /** Of all phones together that the site doesn't list. */
    private static final int UNLISTED_IN_A_SECOND = 100;
    /** Unlisted phones that give way to others. */
    private static final int REPLACED_IN_A_SECOND = 10;

    private static final int PHONES = 20_000;

    private final Pace.PerKey<MacAddress> each = new Pace.PerKey<>(OF_ONE_IN_A_MINUTE, Duration.ofMinutes(1), PHONES);
    private final Pace unlisted = new Pace(UNLISTED_IN_A_SECOND, SECOND);
    private final Pace replaced = new Pace(REPLACED_IN_A_SECOND, SECOND);

    boolean mayStore(MacAddress mac, boolean listed, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return (listed || !unlisted.isSpent(second)) && each.take(mac, second) && (listed || unlisted.take(second));
    }

    boolean mayReplace(Instant now) {
        return replaced.take(now.truncatedTo(ChronoUnit.SECONDS));
    }
}
