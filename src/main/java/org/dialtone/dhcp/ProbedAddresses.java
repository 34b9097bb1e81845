package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/** Addresses that were probed ahead of need, so that few phones wait for a probe, and when a scope's are to be probed. */
final class ProbedAddresses {

    /** No OFFER is to leave later than after 200 ms, beyond a router 500, because there the router asks by ARP first; the rest is for the box's own work. */
    private static final Duration ON_LINK = Duration.ofMillis(150);

    private static final Duration BEYOND_ROUTER = Duration.ofMillis(400);

    /** While new phones come: more than a thousand of them take, in a second, before a probe that began now is over. */
    private static final int WANTED = 256;
    /** On the box's own links, before any comes. */
    private static final int AT_HAND = 64;

    private static final int REFILL = 32;
    /** So many probes leave at once; the next ones a moment later. */
    private static final int BATCH = 64;
    /** A device that came meanwhile may sit on what was free. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration NO_LONGER_WANTED = Duration.ofMinutes(10);
    /** Every loopback address answers itself, so that a probe would find all of them taken. */
    private static final Subnet LOOPBACK = Subnet.of("127.0.0.0/8");

    private static final ClientPolicy ANYBODY = new ClientPolicy(null, List.of());
    private static final DhcpMessage NOTHING_SAID = DhcpMessage.builder().build();

    /** When each was found free, the oldest first. */
    private final Map<Ip4, Instant> free = new LinkedHashMap<>();

    private final Map<Ip4, Instant> uncommitted = new HashMap<>();
    private final Map<String, Exchange> wants = new HashMap<>();
    private int used = REFILL;

    /** Whether addresses of this scope are probed at all. */
    static boolean serves(Scope scope) {
        return scope.conflictProbe() && canAsk(scope);
    }

    /** Whether silence in this scope means anything. */
    static boolean canAsk(Scope scope) {
        return !LOOPBACK.contains(scope.subnet().network());
    }

    /** Whether it was found free and may be offered without delay. */
    boolean use(Ip4 address, Instant now) {
        Instant found = free.get(address);
        boolean fresh = found != null && Duration.between(found, now).abs().compareTo(FRESH) < 0;
        used += fresh ? 1 : 0;
        return fresh;
    }

    void free(Ip4 address, Instant now) {
        uncommitted.remove(address);
        free.remove(address);
        free.put(address, now);
    }

    /** It is in somebody's hands. */
    void forget(Ip4 address) {
        uncommitted.remove(address);
        free.remove(address);
    }

    /** A new client wants an address; how it came tells the way to its scope. */
    void want(Exchange query) {
        if (wants.put(query.scope().name(), query) == null) {
            used = REFILL;
        }
    }

    /** Whether so many were used that a refill is worth its work. */
    boolean isLow() {
        return used >= REFILL;
    }

    /** What to probe now, so that each wanted scope, and each of a link of the box, has its next addresses ready. */
    List<Outcome.Probe> orders(ScopeIndex scopes, List<Arrival> links, Instant now) {
        free.values().removeIf(found -> Duration.between(found, now).abs().compareTo(FRESH) >= 0);
        uncommitted.values().removeIf(end -> !end.isAfter(now));
        wants.values().removeIf(want -> Duration.between(want.now(), now).abs().compareTo(NO_LONGER_WANTED) > 0);
        List<Outcome.Probe> orders = new ArrayList<>();
        wants.values()
                .forEach(want -> scopes.named(want.scope().name())
                        .filter(served -> serves(served.scope()))
                        .ifPresent(served -> order(served.next(want, WANTED, now), want, now, orders)));
        links.forEach(link -> scopes.onLink(link)
                .filter(served -> serves(served.scope())
                        && !wants.containsKey(served.scope().name()))
                .ifPresent(served -> order(
                        served.next(anybody(served, link, now), AT_HAND, now),
                        anybody(served, link, now),
                        now,
                        orders)));
        used = orders.size() < BATCH ? 0 : REFILL;
        return orders;
    }

    private static Exchange anybody(ServedScope served, Arrival link, Instant now) {
        return new Exchange(NOTHING_SAID, link, null, ANYBODY, served, link.interfaceAddress(), now);
    }

    private void order(List<Ip4> next, Exchange query, Instant now, List<Outcome.Probe> orders) {
        for (Ip4 address : next) {
            Instant found = free.get(address);
            if (orders.size() >= BATCH) {
                return;
            }
            boolean old = found == null || Duration.between(found, now).abs().compareTo(FRESH.minus(EARLY)) > 0;
            if (old && !uncommitted.containsKey(address)) {
                Outcome.Probe probe = probe(query, address, deadline(query, now));
                uncommitted.put(address, probe.deadline());
                orders.add(probe);
            }
        }
    }

    static Outcome.Probe probe(Exchange query, Ip4 address, Instant deadline) {
        return new Outcome.Probe(
                address, isBeyondRouter(query) ? null : query.arrival().interfaceName(), deadline);
    }

    static Instant deadline(Exchange query, Instant now) {
        return now.plus(isBeyondRouter(query) ? BEYOND_ROUTER : ON_LINK);
    }

    /** RFC 3011's option asks for an address on a link that is not this one. */
    private static boolean isBeyondRouter(Exchange query) {
        return query.message().relayed() || query.message().options().has(Code.SUBNET_SELECTION);
    }
}
