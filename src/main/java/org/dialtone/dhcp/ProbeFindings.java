package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What was found at addresses that somebody has, by lease or offer, where another client wants one or its own says that
 * it is taken. Such a probe says nothing of free addresses. For one thread.
 */
final class ProbeFindings {

    /** What one probe found. */
    sealed interface Finding {}

    /** Nobody answered in time. */
    record Nobody() implements Finding {}

    /** @param by null where it was beyond a router */
    record Somebody(MacAddress by) implements Finding {}

    /** There was no way to ask. */
    record Unasked() implements Finding {}

    private record Found(Finding finding, Instant at) {}

    private static final int MOST = 4_096;
    /** A client is answered with what was found for it; after that its phone may have come back. */
    private static final Duration FRESH = Duration.ofSeconds(2);
    /** Who answered a moment ago is still there. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Map<Ip4, Instant> asked = new HashMap<>();
    /** The oldest first. */
    private final Map<Ip4, Found> found = new LinkedHashMap<>();

    /** The next answer is about who has the address, not about whether it is free. */
    void ask(Ip4 address, Instant now) {
        asked.values().removeIf(at -> isOver(at, now, FRESH));
        if (asked.size() < MOST) {
            asked.put(address, now);
        }
    }

    /** Whether this was asked for; then it is remembered. */
    boolean take(Ip4 address, Finding finding, Instant now) {
        if (asked.remove(address) == null) {
            return false;
        }
        found.values().removeIf(each -> isOver(each.at(), now, REMEMBERED));
        found.remove(address);
        if (found.size() < MOST) {
            found.put(address, new Found(finding, now));
        }
        return true;
    }

    /** What was found there just now. */
    Optional<Finding> at(Ip4 address, Instant now) {
        return within(address, now, FRESH);
    }

    /** Its client was heard since, or it has another. */
    void forget(Ip4 address) {
        found.remove(address);
    }

    /** Whether its client lives, or whether nobody could say. */
    boolean bars(Ip4 address, Instant now) {
        return within(address, now, REMEMBERED)
                .filter(finding -> !(finding instanceof Nobody))
                .isPresent();
    }

    private Optional<Finding> within(Ip4 address, Instant now, Duration most) {
        return Optional.ofNullable(found.get(address))
                .filter(each -> !isOver(each.at(), now, most))
                .map(Found::finding);
    }

    private static boolean isOver(Instant at, Instant now, Duration most) {
        return Duration.between(at, now).abs().compareTo(most) > 0;
    }
}
