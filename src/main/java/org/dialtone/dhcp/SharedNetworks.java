package org.dialtone.dhcp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the scopes that share a link: those that name each other, directly or through a third. */
public final class SharedNetworks {

    private SharedNetworks() {}

    /** The scopes on the link of this one: itself first, then the others in the order of the plan. */
    public static List<Scope> of(Scope scope, List<Scope> all) {
        Set<String> names = new HashSet<>(Set.of(scope.name()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Scope each : all) {
                List<String> pair =
                        each.sharedWith() == null ? List.of(each.name()) : List.of(each.name(), each.sharedWith());
                grows |= pair.stream().anyMatch(names::contains) && names.addAll(pair);
            }
        }
        List<Scope> network = new ArrayList<>(List.of(scope));
        all.stream()
                .filter(each -> names.contains(each.name()) && !each.name().equals(scope.name()))
                .forEach(network::add);
        return List.copyOf(network);
    }
}
