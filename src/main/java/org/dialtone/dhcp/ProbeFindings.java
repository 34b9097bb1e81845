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
 * Results of probes at addresses that a client has, by lease or offer, where another client wants the address or its
 * own client says that it is taken. Such a probe says nothing of free addresses. For one thread.
 */
final class ProbeFindings {

    /** The result of one probe. */
    sealed interface Finding {}

    /** No device answered in time. */
    record Nobody() implements Finding {}

    /** A device answered. @param by the device; null where it is beyond a router */
    record Somebody(MacAddress by) implements Finding {}

    /** The box had no way to ask. */
    record Unasked() implements Finding {}

    private record Found(Finding finding, Instant at) {}

    private static final int MOST = 4_096;
    /** How long a finding answers its client; after that the address's phone may have come back. */
    private static final Duration FRESH = Duration.ofSeconds(2);
    /** A device that answered within this time is still there. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Map<Ip4, Instant> asked = new HashMap<>();
    /** The findings, the oldest first. */
    private final Map<Ip4, Found> found = new LinkedHashMap<>();

    /** Notes that the next answer tells which device has the address, not whether the address is free. */
    void ask(Ip4 address, Instant now) {
        asked.values().removeIf(at -> isOver(at, now, FRESH));
        if (asked.size() < MOST) {
            asked.put(address, now);
        }
    }

    /** Whether the box asked for this answer; if so, it is remembered. */
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

    /** The latest finding at the address. */
    Optional<Finding> at(Ip4 address, Instant now) {
        return within(address, now, FRESH);
    }

    /** Forgets the address: its client was heard since, or it has another client. */
    void forget(Ip4 address) {
        found.remove(address);
    }

    /** Whether the address's client lives, or the box had no way to ask. */
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
