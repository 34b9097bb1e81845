package org.dialtone.app;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Phones behind one relay that are on other switch ports than before, all at once: somebody replaced a switch or a
 * relay, or changed what it says (option 82, RFC 3046).
 *
 * @param scope  of their addresses
 * @param moved  number of phones that are on another port than their accepted ones
 * @param phones number of phones of this scope with accepted ports
 */
public record MovedTogether(String scope, int moved, int phones) {

    /** Fewer phones are told one by one: people carry them. */
    private static final int LEAST = 3;

    /** Where a phone with accepted ports is. */
    record Standing(String scope, boolean moved) {}

    /** The scopes where at least three phones, and more than half, are on other ports. */
    static List<MovedTogether> of(List<Standing> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Standing::scope, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(scope -> new MovedTogether(
                        scope.getKey(),
                        (int) scope.getValue().stream().filter(Standing::moved).count(),
                        scope.getValue().size()))
                .filter(each -> each.moved() >= LEAST && each.moved() * 2 > each.phones())
                .toList();
    }
}
