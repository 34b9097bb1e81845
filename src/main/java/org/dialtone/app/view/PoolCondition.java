package org.dialtone.app.view;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.app.Condition;
import org.dialtone.app.Said;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.SharedNetworks;

/**
 * Reports how full each scope is. The condition is down where a new phone would get nothing on some link: an empty
 * scope is no reason while another scope of the same link has addresses.
 *
 * @param scopes the scopes that are served now
 * @param leases all leases
 */
public record PoolCondition(Supplier<List<Scope>> scopes, Supplier<Collection<Lease>> leases, InstantSource clock)
        implements Condition {

    @Override
    public String name() {
        return "address pools";
    }

    @Override
    public State now() {
        List<Scope> served = scopes.get();
        Map<String, PoolUse> uses = uses(served);
        Map<String, Said> says = new TreeMap<>();
        boolean up = true;
        for (Scope scope : served) {
            PoolUse use = uses.get(scope.name());
            boolean relieved = use.isEmpty() && isRelieved(scope, served, uses);
            says.put(scope.name(), use.said(relieved));
            up &= relieved || !use.isEmpty();
        }
        return new State(up, says);
    }

    /** The scopes on whose links a new phone would get nothing. */
    public List<String> empty() {
        List<Scope> served = scopes.get();
        Map<String, PoolUse> uses = uses(served);
        return served.stream()
                .filter(scope -> uses.get(scope.name()).isEmpty() && !isRelieved(scope, served, uses))
                .map(Scope::name)
                .toList();
    }

    /** The scopes on whose links few addresses are left for new phones, but some. */
    public List<String> low() {
        List<Scope> served = scopes.get();
        Map<String, PoolUse> uses = uses(served);
        return served.stream()
                .filter(scope -> uses.get(scope.name()).isLow()
                        && !uses.get(scope.name()).isEmpty()
                        && SharedNetworks.of(scope, served).stream()
                                .map(other -> uses.get(other.name()))
                                .allMatch(use -> use.isLow() || use.free() == 0))
                .map(Scope::name)
                .toList();
    }

    private Map<String, PoolUse> uses(List<Scope> served) {
        return PoolUse.of(served, leases.get(), clock.instant()).stream()
                .collect(Collectors.toMap(PoolUse::scope, Function.identity()));
    }

    private static boolean isRelieved(Scope scope, List<Scope> served, Map<String, PoolUse> uses) {
        return SharedNetworks.of(scope, served).stream()
                .anyMatch(other -> uses.get(other.name()).free() > 0);
    }
}
