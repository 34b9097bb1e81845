package org.dialtone.recorder;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/** Recordings that share one memory bound; where it is reached, the eldest episode of all goes. */
final class Pool {

    private final long most;
    private final Map<MacAddress, Episodes> byPhone = new HashMap<>();
    private final Set<Episode> eldestFirst = new LinkedHashSet<>();
    private long cost;

    Pool(long most) {
        this.most = most;
    }

    void note(MacAddress phone, Cue cue, RecordedMessage message) {
        Episodes own = byPhone.get(phone);
        Episode episode = own == null ? null : own.current(cue, message.at()).orElse(null);
        if (episode == null) {
            episode = begin(phone, cue, message.at()).orElse(null);
        }
        if (episode == null) {
            return;
        }
        int before = episode.cost();
        episode.add(cue, message);
        cost += episode.cost() - before;
        while (cost > most) {
            evict(eldestFirst.iterator().next());
        }
    }

    private Optional<Episode> begin(MacAddress phone, Cue cue, Instant now) {
        Episodes own = byPhone.getOrDefault(phone, new Episodes(phone));
        Optional<Episode> next = own.next(cue, now, isRoomy());
        next.ifPresent(episode -> {
            byPhone.put(phone, own);
            own.begin(episode).ifPresent(this::forget);
            eldestFirst.add(episode);
            cost += episode.cost();
        });
        return next;
    }

    private void evict(Episode episode) {
        forget(episode);
        Episodes own = byPhone.get(episode.phone);
        own.drop(episode);
        if (own.isEmpty()) {
            byPhone.remove(episode.phone);
        }
    }

    private void forget(Episode episode) {
        eldestFirst.remove(episode);
        cost -= episode.cost();
    }

    long cost() {
        return cost;
    }

    /** The boots of these devices that are to go on the shelf now; where memory is short, before they are pushed out. */
    List<Episode> due(Predicate<MacAddress> chosen, Instant now) {
        boolean scarce = !isRoomy();
        return byPhone.entrySet().stream()
                .filter(phone -> chosen.test(phone.getKey()))
                .flatMap(phone -> phone.getValue().due(now, scarce).stream())
                .toList();
    }

    private boolean isRoomy() {
        return cost < most / 2;
    }

    boolean has(MacAddress phone) {
        return byPhone.containsKey(phone);
    }

    Stream<Take> takes(MacAddress phone) {
        Episodes own = byPhone.get(phone);
        return own == null ? Stream.empty() : own.takes();
    }
}
