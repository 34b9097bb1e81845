package org.dialtone.dhcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;

/**
 * The offers to strangers of each scope, by the way that they came: the relay's port, else the relay or link. Anyone can
 * make up clients, so that such an offer gives way where addresses run out, those of the busiest way first. For one
 * thread.
 */
final class StrangersOffers {

    /** The number of ports of one relay or link that count one by one; any beyond count as one, as they may be made up. */
    private static final int MOST_PORTS = 64;
    /** How many offers are looked at for one that gives way. */
    private static final int MOST_TRIES = 256;

    /**
     * @param link  the relay or link
     * @param place the relay's port, or null
     */
    record Origin(String scope, String link, String place) {

        private Origin whole() {
            return new Origin(scope, link, null);
        }
    }

    /** The offers of one origin. @param number counts the origins */
    private record Batch(Origin origin, long number, LinkedHashSet<Ip4> offered) {}

    /** An origin's place in the order of a scope: the busiest first, then the eldest. */
    private record Rank(int size, long number, Origin origin) {

        private static final Comparator<Rank> ORDER =
                Comparator.comparingInt(Rank::size).reversed().thenComparing(Rank::number);

        static Rank of(Batch batch) {
            return new Rank(batch.offered().size(), batch.number(), batch.origin());
        }
    }

    private final Map<Origin, Batch> byOrigin = new HashMap<>();
    private final Map<String, TreeSet<Rank>> ranks = new HashMap<>();
    private final Map<String, Integer> byScope = new HashMap<>();
    /** The number of ports with offers, by the origin of the whole link. */
    private final Map<Origin, Integer> ports = new HashMap<>();

    private long numbers;

    /** Where the client of the message came from. */
    Origin origin(Exchange query) {
        String link = query.message().relayed()
                ? query.message().giaddr().toString()
                : query.arrival().interfaceName();
        Origin port =
                new Origin(query.scope().name(), link, query.client().relay().place());
        return byOrigin.containsKey(port) || ports.getOrDefault(port.whole(), 0) < MOST_PORTS ? port : port.whole();
    }

    void add(Origin origin, Ip4 address) {
        Batch batch = byOrigin.get(origin);
        if (batch == null) {
            batch = new Batch(origin, numbers++, new LinkedHashSet<>());
            byOrigin.put(origin, batch);
            ports.merge(origin.whole(), 1, Integer::sum);
        }
        TreeSet<Rank> order = ranks.computeIfAbsent(origin.scope(), _ -> new TreeSet<>(Rank.ORDER));
        order.remove(Rank.of(batch));
        byScope.merge(origin.scope(), batch.offered().add(address) ? 1 : 0, Integer::sum);
        order.add(Rank.of(batch));
    }

    void remove(Origin origin, Ip4 address) {
        Batch batch = byOrigin.get(origin);
        if (batch == null) {
            return;
        }
        TreeSet<Rank> order = ranks.get(origin.scope());
        order.remove(Rank.of(batch));
        byScope.merge(origin.scope(), batch.offered().remove(address) ? -1 : 0, Integer::sum);
        if (batch.offered().isEmpty()) {
            byOrigin.remove(origin);
            ports.computeIfPresent(origin.whole(), (_, count) -> count == 1 ? null : count - 1);
        } else {
            order.add(Rank.of(batch));
        }
    }

    /** How many offers of this origin wait for their REQUEST. */
    int count(Origin origin) {
        return byOrigin.containsKey(origin) ? byOrigin.get(origin).offered().size() : 0;
    }

    /** How many offers of the scope wait for their REQUEST. */
    int count(String scope) {
        return byScope.getOrDefault(scope, 0);
    }

    /** The addresses offered to this origin, the oldest offer first, as many as are looked at. */
    Stream<Ip4> of(Origin origin) {
        return Stream.ofNullable(byOrigin.get(origin))
                .flatMap(batch -> batch.offered().stream())
                .limit(MOST_TRIES);
    }

    /** The addresses offered in this scope, those of the origin with the most offers first. */
    Stream<Ip4> ofBusiest(String scope) {
        return Stream.ofNullable(ranks.get(scope))
                .flatMap(Collection::stream)
                .flatMap(rank -> byOrigin.get(rank.origin()).offered().stream())
                .limit(MOST_TRIES);
    }
}
