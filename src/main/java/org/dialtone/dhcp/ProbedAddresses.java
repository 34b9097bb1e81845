package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * Addresses that the box probed ahead of need, so that few phones wait for a probe; decides when to probe further ones.
 */
final class ProbedAddresses {

    /**
     * Number of addresses kept ready while new phones come: more than a thousand phones a second find one before a
     * probe that begins now is over.
     */
    private static final int WANTED = 256;
    /** Number of addresses kept ready on the box's own links before any phone comes. */
    private static final int AT_HAND = 64;

    private static final int REFILL = 32;
    /** Number of probes that leave at once; the next ones leave a moment later. */
    private static final int BATCH = 64;
    /** How long a finding counts: a device that came later may use an address that was free. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration NO_LONGER_WANTED = Duration.ofMinutes(10);
    /** Every loopback address answers a probe, so that a probe would find all of them taken. */
    private static final Subnet LOOPBACK = Subnet.of("127.0.0.0/8");

    private static final ClientPolicy ANYBODY = new ClientPolicy(null, List.of());
    private static final DhcpMessage NOTHING_SAID = DhcpMessage.builder().build();

    private final ProbeWays ways;
    /** When the box found each address free, the oldest first. */
    private final Map<Ip4, Instant> free = new LinkedHashMap<>();

    private final Map<Ip4, Instant> uncommitted = new HashMap<>();
    private final Map<String, Exchange> wants = new HashMap<>();
    private int used = REFILL;

    ProbedAddresses(ProbeWays ways) {
        this.ways = ways;
    }

    /** Whether the box probes addresses of this scope at all. */
    static boolean serves(Scope scope) {
        return scope.conflictProbe() && canAsk(scope);
    }

    /** Whether silence in this scope means that an address is free. */
    static boolean canAsk(Scope scope) {
        return !LOOPBACK.contains(scope.subnet().network());
    }

    /** Whether the box found the address free and may offer it without delay. */
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

    /** Forgets an address that a client has now. */
    void forget(Ip4 address) {
        uncommitted.remove(address);
        free.remove(address);
    }

    /** Notes that a new client wants an address; the way of its message tells the way to its scope. */
    void want(Exchange query) {
        if (wants.put(query.scope().name(), query) == null) {
            used = REFILL;
        }
    }

    /** Whether so many addresses were used that a refill is worth its work. */
    boolean isLow() {
        return used >= REFILL;
    }

    /**
     * The probes to send now, so that each wanted scope, and each scope of a link of the box, has its next addresses
     * ready.
     */
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
        return new Exchange(NOTHING_SAID, link, null, ANYBODY, served, link.interfaceAddress(), now, false, false);
    }

    private void order(List<Ip4> next, Exchange query, Instant now, List<Outcome.Probe> orders) {
        for (Ip4 address : next) {
            Instant found = free.get(address);
            if (orders.size() >= BATCH) {
                return;
            }
            boolean old = found == null || Duration.between(found, now).abs().compareTo(FRESH.minus(EARLY)) > 0;
            if (old && !uncommitted.containsKey(address)) {
                Outcome.Probe probe = ways.probe(query, address, ways.deadline(query, address, now));
                uncommitted.put(address, probe.deadline());
                orders.add(probe);
            }
        }
    }
}
