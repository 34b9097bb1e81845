package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Journey;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Keeps the last folded journey of each phone until something happens to that phone. Safe to use from any thread. */
final class FoldedJourneys {

    /** A diagnosis may change by waiting alone, so an unfinished journey is folded again after this. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Map<MacAddress, Folded> folded = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /**
     * A folded journey, and what is asked of it again and again.
     *
     * @param lastSeen by its entries; null: they tell of no boot
     * @param address  the last known one; null: none
     * @param settled  whether time alone doesn't change it
     */
    record Folded(Journey journey, Instant lastSeen, Ip4 address, boolean settled, Instant at) {

        static Folded of(Journey journey, Instant at) {
            Boot latest = journey.boots().isEmpty() ? null : journey.boots().getLast();
            return new Folded(
                    journey,
                    journey.boots().stream()
                            .map(Boot::lastSeen)
                            .max(Comparator.naturalOrder())
                            .orElse(null),
                    latest == null ? null : latest.address().orElse(null),
                    latest == null || !latest.isWaiting(),
                    at);
        }

        private boolean holds(Instant now) {
            return settled || Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    /** Grows whenever anything happened. */
    long changes() {
        return changes.get();
    }

    /** Drops the phone's journey, because something happened to the phone. */
    void changed(MacAddress mac) {
        // In this order: who folds meanwhile puts his result and then counts.
        changes.incrementAndGet();
        folded.remove(mac);
    }

    /** Drops all journeys, because something happened to all phones. */
    void changed() {
        changes.incrementAndGet();
        folded.clear();
    }

    /** Drops the journeys of all other phones: anyone can make up addresses, and the journal forgets them, too. */
    void keep(Predicate<MacAddress> known) {
        folded.keySet().removeIf(known.negate());
    }

    /** The number of kept journeys. */
    int size() {
        return folded.size();
    }

    Folded get(MacAddress mac, Instant now, Supplier<Journey> fold) {
        Folded kept = folded.get(mac);
        if (kept != null && kept.holds(now)) {
            return kept;
        }
        long before = changes.get();
        Folded made = Folded.of(fold.get(), now);
        folded.put(mac, made);
        if (changes.get() != before) {
            // An entry that came meanwhile may be missing in it.
            folded.remove(mac, made);
        }
        return made;
    }
}
