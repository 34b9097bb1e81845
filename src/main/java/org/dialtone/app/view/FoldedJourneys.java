package org.dialtone.app.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dialtone.journal.Journey;
import org.dialtone.net.MacAddress;

/** Keeps the last folded journey of each phone until something happens to that phone. Safe to use from any thread. */
final class FoldedJourneys {

    /** A diagnosis may change by waiting alone, so an unfinished journey is folded again after this. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Map<MacAddress, Folded> folded = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Folded(Journey journey, Instant at) {

        boolean holds(Instant now) {
            boolean settled =
                    journey.boots().isEmpty() || !journey.boots().getLast().isWaiting();
            return settled || Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    /** Grows whenever anything happened. */
    long changes() {
        return changes.get();
    }

    /** Drops the phone's journey, because something happened to the phone. */
    void changed(MacAddress mac) {
        folded.remove(mac);
        changes.incrementAndGet();
    }

    /** Drops all journeys, because something happened to all phones. */
    void changed() {
        folded.clear();
        changes.incrementAndGet();
    }

    /** Drops the journeys of all other phones: anyone can make up addresses, and the journal forgets them, too. */
    void keep(Set<MacAddress> known) {
        folded.keySet().retainAll(known);
    }

    /** The number of kept journeys. */
    int size() {
        return folded.size();
    }

    Journey get(MacAddress mac, Instant now, Supplier<Journey> fold) {
        Folded kept = folded.get(mac);
        if (kept != null && kept.holds(now)) {
            return kept.journey();
        }
        // Read before folding: an entry that comes meanwhile makes the result stale, so that it is not kept.
        long before = changes.get();
        Journey journey = fold.get();
        if (changes.get() == before) {
            folded.put(mac, new Folded(journey, now));
        }
        return journey;
    }
}
