package org.dialtone.dhcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.dialtone.net.Ip4;

/**
 * The offers to strangers of each scope, by the way that they came: the relay's port, else the relay or link. Anyone can
 * make up clients, so that such an offer gives way where addresses run out, those of the busiest way first. For one
 * thread.
 */
final class StrangersOffers {

    /** @param way the relay's port, or the relay or link */
    record Origin(String scope, String way) {

        static Origin of(Exchange query) {
            String place = query.client().relay().place();
            String link = query.message().relayed()
                    ? query.message().giaddr().toString()
                    : query.arrival().interfaceName();
            return new Origin(query.scope().name(), place == null ? link : link + " " + place);
        }
    }

    /** The offered addresses, the oldest first. */
    private final Map<Origin, LinkedHashSet<Ip4>> byOrigin = new HashMap<>();

    private final Map<String, Integer> byScope = new HashMap<>();

    void add(Origin origin, Ip4 address) {
        byOrigin.computeIfAbsent(origin, _ -> new LinkedHashSet<>()).addLast(address);
        byScope.merge(origin.scope(), 1, Integer::sum);
    }

    void remove(Origin origin, Ip4 address) {
        byOrigin.computeIfPresent(origin, (_, offered) -> {
            byScope.merge(origin.scope(), offered.remove(address) ? -1 : 0, Integer::sum);
            return offered.isEmpty() ? null : offered;
        });
    }

    /** How many offers of this origin wait for their REQUEST. */
    int count(Origin origin) {
        return of(origin).size();
    }

    /** How many offers of the scope wait for their REQUEST. */
    int count(String scope) {
        return byScope.getOrDefault(scope, 0);
    }

    /** The addresses offered to this origin, the oldest offer first. */
    Collection<Ip4> of(Origin origin) {
        return byOrigin.getOrDefault(origin, new LinkedHashSet<>());
    }

    /** The addresses offered to the origin that has the most offers in this scope. */
    Collection<Ip4> ofBusiest(String scope) {
        return byOrigin.entrySet().stream()
                .filter(each -> count(scope) > 0 && each.getKey().scope().equals(scope))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(Collection::size))
                .orElseGet(LinkedHashSet::new);
    }
}
