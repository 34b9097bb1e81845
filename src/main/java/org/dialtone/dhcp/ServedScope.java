package org.dialtone.dhcp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;

/**
 * A scope with the other scopes of its link and its free addresses. Addresses of classes are given first, so that their
 * clients leave the rest to all.
 */
final class ServedScope {

    /** The pools of one class, or of all clients where the class is null. @param phones whether only phones are in it */
    record Part(String className, boolean phones, AddressSpace space) {

        boolean isOpenTo(Exchange query) {
            return className == null || query.standing().isOf(className);
        }
    }

    private final Scope scope;
    private final List<Part> parts;
    private List<ServedScope> network = List.of(this);

    private ServedScope(Scope scope, List<Part> parts) {
        this.scope = scope;
        this.parts = parts;
    }

    /** @param phones the classes of phones alone */
    static ServedScope of(Scope scope, Collection<Ip4> reserved, Set<String> phones) {
        List<Part> parts = new ArrayList<>();
        scope.poolClasses().values().stream()
                .distinct()
                .forEach(name -> parts.add(new Part(name, phones.contains(name), space(scope, name, reserved))));
        parts.add(new Part(null, false, space(scope, null, reserved)));
        return new ServedScope(scope, List.copyOf(parts));
    }

    private static AddressSpace space(Scope scope, String className, Collection<Ip4> reserved) {
        Map<IpRange, String> classes = scope.poolClasses();
        List<IpRange> pools = scope.pools().stream()
                .filter(pool -> className == null ? !classes.containsKey(pool) : className.equals(classes.get(pool)))
                .toList();
        return new AddressSpace(scope, pools, reserved);
    }

    /** Whether this client may have the address, if the address is free and not reserved. */
    boolean gives(Exchange query, Ip4 address) {
        for (Part part : parts) {
            if (part.space().gives(address)) {
                return part.isOpenTo(query);
            }
        }
        return false;
    }

    /** Whether any pool has the address, be it for all clients or for a class. */
    boolean pools(Ip4 address) {
        return parts.stream().anyMatch(part -> part.space().gives(address));
    }

    Scope scope() {
        return scope;
    }

    /** All scopes of the link, this one first. */
    List<ServedScope> network() {
        return network;
    }

    /** Takes all scopes of the link. Called once, when the plan is installed. */
    void share(List<ServedScope> whole) {
        network = whole;
    }

    /** The scope of the link that contains this address, or null. */
    ServedScope around(Ip4 address) {
        for (ServedScope each : network) {
            if (each.scope.subnet().contains(address)) {
                return each;
            }
        }
        return null;
    }

    /** How many addresses are free for this client, or had leases that have ended. */
    int available(Exchange query) {
        return parts.stream()
                .filter(part -> part.isOpenTo(query))
                .mapToInt(part -> part.space().available(query.now()))
                .sum();
    }

    /** How many addresses are free for phones alone, of which this client is none. */
    int availableToPhones(Exchange query) {
        return parts.stream()
                .filter(part -> part.phones() && !part.isOpenTo(query))
                .mapToInt(part -> part.space().available(query.now()))
                .sum();
    }

    /** How many addresses the pools have that this client can use. */
    int size(Exchange query) {
        return parts.stream()
                .filter(part -> part.isOpenTo(query))
                .mapToInt(part -> part.space().size())
                .sum();
    }

    /** A free address for this client, or null. */
    Ip4 free(Exchange query) {
        for (Part part : parts) {
            Ip4 free = part.isOpenTo(query) ? part.space().nextFree(query::isBarred) : null;
            if (free != null) {
                return free;
            }
        }
        return null;
    }

    /** The address for this client whose lease ended first, or null. */
    Ip4 ended(Exchange query) {
        for (Part part : parts) {
            Ip4 ended = part.isOpenTo(query) ? part.space().firstEnded(query.now(), query::isBarred) : null;
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }

    /** An address in quarantine for this client, or null. */
    Ip4 declined(Exchange query, Predicate<Ip4> barred) {
        for (Part part : parts) {
            Ip4 declined = part.isOpenTo(query) ? part.space().firstDeclined(barred) : null;
            if (declined != null) {
                return declined;
            }
        }
        return null;
    }

    /** The addresses that the scope would give next, in no order; takes none. */
    List<Ip4> next(Exchange query, int most, Instant now) {
        List<Ip4> next = new ArrayList<>();
        parts.forEach(part -> part.space().peek(most, now, query::isBarred, next));
        return next;
    }

    /** Holds the address, as {@link AddressSpace#hold} does. */
    void hold(Ip4 address, Lease lease) {
        parts.forEach(part -> part.space().hold(address, lease));
    }

    /** Settles the address, as {@link AddressSpace#settle} does. */
    void settle(Ip4 address, Lease lease) {
        parts.forEach(part -> part.space().settle(address, lease));
    }
}
