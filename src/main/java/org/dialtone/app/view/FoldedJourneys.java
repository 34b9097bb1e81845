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

/** Journeys as they were folded last, kept until something happens to their phone. Safe to use from any thread. */
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

    /** Something happened to this phone. */
    void changed(MacAddress mac) {
        folded.remove(mac);
        changes.incrementAndGet();
    }

    /** Something happened to all. */
    void changed() {
        folded.clear();
        changes.incrementAndGet();
    }

    /** Forgets all others: anyone can make up addresses, and the journal forgets them, too. */
    void keep(Set<MacAddress> known) {
        folded.keySet().retainAll(known);
    }

    /** How many are kept. */
    int size() {
        return folded.size();
    }

    Journey get(MacAddress mac, Instant now, Supplier<Journey> fold) {
        Folded kept = folded.get(mac);
        if (kept != null && kept.holds(now)) {
            return kept.journey();
        }
        // Read before folding: an entry that comes meanwhile makes the result stale, and it is not kept then.
        long before = changes.get();
        Journey journey = fold.get();
        if (changes.get() == before) {
            folded.put(mac, new Folded(journey, now));
        }
        return journey;
    }
}
