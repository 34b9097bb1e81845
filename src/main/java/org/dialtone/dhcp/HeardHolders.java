package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Holding;

/**
 * The holders of addresses by what clients say to another DHCP server, whose answers don't reach the box. The box
 * believes a claim until another client makes it, or until a day passes without a sign of the address. But any device
 * can make a claim: where the box sees the client elsewhere, or another phone at that address, the claim waits until
 * the box sees that it is true, or until the box no longer sees what contradicts it. Safe to use from any thread.
 */
public final class HeardHolders implements AddressHolders {

    /**
     * How long a claim lasts without a sign: leases are longer and renewed unheard, but an address in use shows itself
     * far more often.
     */
    private static final Duration BELIEVED = Duration.ofHours(24);
    /** A client that the server refused asks anew within this time, and so withdraws its claim. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int MOST = 50_000;
    /** The shortest time between two looks at what contradicts a claim. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int MOST_CONTESTED = 256;

    private final InstantSource clock;
    private final Witness witness;
    private final HolderStore store;
    /** The believed claims, the longest unused first. */
    private final Map<Ip4, Claim> held = new LinkedHashMap<>();

    private final Map<MacAddress, Ip4> addresses = new HashMap<>();
    /** The place of each client by the latest report of a relay; the longest silent first. */
    private final Map<MacAddress, String> places = new LinkedHashMap<>();
    /** Claims to addresses that another client holds, the oldest first. */
    private final Map<Ip4, Claim> doubtful = new LinkedHashMap<>();
    /** Claims that the box's own observations contradict, one a client, the oldest first. */
    private final Map<Ip4, Claim> contested = new LinkedHashMap<>();

    private Instant looked = Instant.EPOCH;

    /** @param port the client's port by the relay's report */
    private record Claim(MacAddress mac, Instant at, Instant used, Port port) {}

    /**
     * The port that a client is connected to.
     *
     * @param told  whether the relay reported the port; else the client's former port stays
     * @param place null: the client's relay names none
     */
    record Port(boolean told, String place) {

        static final Port UNTOLD = new Port(false, null);
    }

    /** Begins with the claims that the disk has. */
    public HeardHolders(InstantSource clock, Witness witness, HolderStore store) {
        this.clock = clock;
        this.witness = witness;
        this.store = store;
        store.load().stream().limit(MOST).forEach(this::load);
    }

    private void load(HeardHolder kept) {
        held.put(kept.address(), new Claim(kept.mac(), kept.at(), kept.until().minus(BELIEVED), Port.UNTOLD));
        addresses.put(kept.mac(), kept.address());
        hangs(kept.mac(), kept.place());
    }

    private void keep(Ip4 address, Claim claim) {
        store.remember(new HeardHolder(
                address, claim.mac(), claim.at(), claim.used().plus(BELIEVED), places.get(claim.mac())));
    }

    /**
     * Notes the claim of a client that a server offered the address or that uses it already. Returns what contradicts
     * the claim; then the claim waits.
     */
    synchronized Optional<Contradiction> claim(Ip4 address, MacAddress mac, Port port) {
        Instant now = tidy();
        Claim claim = new Claim(mac, now, now, port);
        Optional<Contradiction> against = against(address, mac);
        if (against.isPresent()) {
            contest(address, claim);
        } else {
            settle(address, claim);
        }
        return against;
    }

    /**
     * Notes the claim of a client that only remembers the address. Where another client holds that, the claim waits for
     * a confirmation or for the end of {@link #GRACE}.
     */
    synchronized Optional<Contradiction> remembers(Ip4 address, MacAddress mac, Port port) {
        Instant now = tidy();
        Claim other = held.get(address);
        if (other == null || other.mac().equals(mac)) {
            return claim(address, mac, port);
        }
        if (doubtful.remove(address) != null || doubtful.size() < MOST) {
            doubtful.put(address, new Claim(mac, now, now, port));
        }
        return Optional.empty();
    }

    /** What contradicts the claim; empty where nothing does, or where the box sees that it is true. */
    private Optional<Contradiction> against(Ip4 address, MacAddress mac) {
        if (witness.sees(mac, address)) {
            return Optional.empty();
        }
        Optional<Ip4> known = Optional.ofNullable(addresses.get(mac)).filter(at -> witness.sees(mac, at));
        Optional<Ip4> elsewhere = known.or(() -> witness.holders(mac)).filter(at -> !at.equals(address));
        Optional<MacAddress> holder =
                Optional.ofNullable(held.get(address)).map(Claim::mac).filter(other -> witness.sees(other, address));
        Optional<MacAddress> another = holder.or(() -> witness.phone(address)).filter(other -> !other.equals(mac));
        return elsewhere
                .map(at -> new Contradiction(address, mac, mac, at))
                .or(() -> another.map(other -> new Contradiction(address, mac, other, address)));
    }

    private void contest(Ip4 address, Claim claim) {
        contested.values().removeIf(other -> other.mac().equals(claim.mac()));
        contested.remove(address);
        if (contested.size() == MOST_CONTESTED) {
            contested.remove(contested.keySet().iterator().next());
        }
        contested.put(address, claim);
    }

    /** The claims that the box's own observations contradict now. */
    public synchronized List<Contradiction> contradictions() {
        tidy();
        return contested.entrySet().stream()
                .flatMap(each -> against(each.getKey(), each.getValue().mac()).stream())
                .toList();
    }

    private void hangs(MacAddress mac, String place) {
        places.remove(mac);
        if (place != null) {
            if (places.size() == MOST) {
                places.remove(places.keySet().iterator().next());
            }
            places.put(mac, place);
        }
    }

    /** The holder's port by the relay's report. */
    public synchronized Optional<String> place(Ip4 address) {
        tidy();
        return Optional.ofNullable(held.get(address)).map(Claim::mac).map(places::get);
    }

    /** Ends the client's claims, because it has no address yet or was refused the one that it remembered. */
    synchronized void begins(MacAddress mac) {
        tidy();
        doubtful.values().removeIf(claim -> claim.mac().equals(mac));
        contested.values().removeIf(claim -> claim.mac().equals(mac));
    }

    /**
     * Ends the claim of a client that gave its address back or found it taken. Returns whether that counts: it doesn't
     * where the box still sees the client there.
     */
    synchronized boolean gaveBack(MacAddress mac) {
        begins(mac);
        Ip4 address = addresses.get(mac);
        if (address != null && witness.sees(mac, address)) {
            return false;
        }
        forget(mac);
        return true;
    }

    /** Notes that the box met this device at this address on a link, which decides a claim in doubt. */
    public synchronized void met(Ip4 address, MacAddress mac) {
        List.of(doubtful, contested).forEach(waiting -> {
            Claim claim = waiting.get(address);
            if (claim != null && claim.mac().equals(mac)) {
                settle(address, claim);
            }
        });
    }

    /** Whether a client claims the address and its holder isn't known yet. */
    public synchronized boolean isDoubtful(Ip4 address) {
        tidy();
        return doubtful.containsKey(address) || contested.containsKey(address);
    }

    @Override
    public synchronized Optional<MacAddress> holder(Ip4 address) {
        Instant now = tidy();
        Claim claim = held.get(address);
        if (claim != null && Duration.between(claim.used(), now).compareTo(STEP) > 0) {
            held.remove(address);
            Claim used = new Claim(claim.mac(), claim.at(), now, claim.port());
            held.put(address, used);
            // The disk learns of a sign once an hour: what it knows counts for a day.
            if (!claim.used().truncatedTo(ChronoUnit.HOURS).equals(now.truncatedTo(ChronoUnit.HOURS))) {
                keep(address, used);
            }
        }
        return Optional.ofNullable(claim).map(Claim::mac);
    }

    @Override
    public synchronized Optional<Ip4> addressOf(MacAddress mac) {
        tidy();
        return Optional.ofNullable(addresses.get(mac));
    }

    /** All believed claims, in no order. */
    public synchronized List<Holding> holdings() {
        tidy();
        return held.entrySet().stream()
                .map(each -> new Holding(
                        each.getKey(),
                        each.getValue().mac(),
                        Holding.Source.HEARD,
                        each.getValue().at()))
                .toList();
    }

    private void settle(Ip4 address, Claim claim) {
        if (!address.equals(addresses.get(claim.mac()))) {
            forget(claim.mac());
        }
        contested.values().removeIf(other -> other.mac().equals(claim.mac()));
        if (claim.port().told()) {
            hangs(claim.mac(), claim.port().place());
        }
        Claim settled = new Claim(claim.mac(), claim.at(), clock.instant(), claim.port());
        hold(address, settled);
        keep(address, settled);
    }

    private void hold(Ip4 address, Claim claim) {
        Claim before = held.remove(address);
        if (before != null) {
            addresses.remove(before.mac());
        }
        doubtful.remove(address);
        contested.remove(address);
        if (held.size() == MOST) {
            forget(held.values().iterator().next().mac());
        }
        held.put(address, claim);
        addresses.put(claim.mac(), address);
    }

    private void forget(MacAddress mac) {
        Ip4 before = addresses.remove(mac);
        if (before != null) {
            held.remove(before);
            store.forget(before);
        }
    }

    /** Removes claims whose time is over, and returns the time. */
    private Instant tidy() {
        Instant now = clock.instant();
        while (!doubtful.isEmpty() && over(doubtful.values().iterator().next(), GRACE, now)) {
            Map.Entry<Ip4, Claim> first = doubtful.entrySet().iterator().next();
            doubtful.remove(first.getKey());
            if (against(first.getKey(), first.getValue().mac()).isPresent()) {
                contest(first.getKey(), first.getValue());
            } else {
                settle(first.getKey(), first.getValue());
            }
        }
        if (!contested.isEmpty() && Duration.between(looked, now).abs().compareTo(LOOK) >= 0) {
            looked = now;
            Map.copyOf(contested).forEach((address, claim) -> look(address, claim, now));
        }
        while (!held.isEmpty() && over(held.values().iterator().next(), BELIEVED, now)) {
            forget(held.values().iterator().next().mac());
        }
        return now;
    }

    /**
     * Looks again at what contradicted the claim, which may be gone; a claim that stays contested ends as any claim
     * does.
     */
    private void look(Ip4 address, Claim claim, Instant now) {
        if (over(claim, BELIEVED, now)) {
            contested.remove(address, claim);
        } else if (contested.get(address) == claim
                && against(address, claim.mac()).isEmpty()) {
            settle(address, claim);
        }
    }

    private static boolean over(Claim claim, Duration time, Instant now) {
        return Duration.between(claim.used(), now).compareTo(time) > 0;
    }
}
