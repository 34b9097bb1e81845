package org.dialtone.dhcp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;

/** A scope and which of its addresses are free: those of classes first, so that their clients leave the rest to all. */
record ServedScope(Scope scope, List<Part> parts) {

    /** Pools of one class, or, with null, of everyone. */
    record Part(String className, AddressSpace space) {

        boolean isOpenTo(Query query) {
            return className == null || query.standing().isOf(className);
        }
    }

    static ServedScope of(Scope scope, Collection<Ip4> reserved) {
        List<Part> parts = new ArrayList<>();
        scope.poolClasses().values().stream().distinct().forEach(name -> parts.add(part(scope, name, reserved)));
        parts.add(part(scope, null, reserved));
        return new ServedScope(scope, List.copyOf(parts));
    }

    private static Part part(Scope scope, String className, Collection<Ip4> reserved) {
        Map<IpRange, String> classes = scope.poolClasses();
        List<IpRange> pools = scope.pools().stream()
                .filter(pool -> className == null ? !classes.containsKey(pool) : className.equals(classes.get(pool))).toList();
        return new Part(className, new AddressSpace(scope, pools, reserved));
    }

    /** Whether this client may have the address, if it is free and not reserved. */
    boolean gives(Query query, Ip4 address) {
        for (Part part : parts) {
            if (part.space().gives(address)) {
                return part.isOpenTo(query);
            }
        }
        return false;
    }

    /** A free address for this client, else the one whose lease ended first, or null. */
    Ip4 fresh(Query query) {
        for (Part part : parts) {
            Ip4 free = part.isOpenTo(query) ? part.space().nextFree(query::isBarred) : null;
            if (free != null) {
                return free;
            }
        }
        for (Part part : parts) {
            Ip4 ended = part.isOpenTo(query) ? part.space().firstEnded(query.now(), query::isBarred) : null;
            if (ended != null) {
                return ended;
            }
        }
        return null;
    }

    /** What {@link #fresh} would give next, in no order; nothing is taken. */
    List<Ip4> next(Query query, int most, Instant now) {
        List<Ip4> next = new ArrayList<>();
        parts.forEach(part -> part.space().peek(most, now, query::isBarred, next));
        return next;
    }

    /** As {@link AddressSpace#hold}. */
    void hold(Ip4 address, Lease lease) {
        parts.forEach(part -> part.space().hold(address, lease));
    }

    /** As {@link AddressSpace#settle}. */
    void settle(Ip4 address, Lease lease) {
        parts.forEach(part -> part.space().settle(address, lease));
    }
}
