package org.dialtone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dialtone.app.NeighbourTable;
import org.dialtone.app.Said;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;

/** The kernel's neighbour table: who answered last at each address; it asks anew where that is long ago. */
final class ArpCache implements NeighbourTable {

    private static final long REACHABLE_NANOS = Duration.ofSeconds(30).toNanos();
    /** The kernel asks three times, once a second. */
    private static final Duration UNANSWERED = Duration.ofSeconds(1);
    /** In microseconds, with the way of the answer from thread to thread. */
    private static final int LONGEST_READING = 20_000;

    private final VirtualTime time;
    private final VirtualLan lan;
    private final InstantSource boxTime;
    private final Chance chance;
    private final Map<Ip4, Met> entries = new LinkedHashMap<>();
    /** As the box has read the table last. */
    private Map<Ip4, Met> read = Map.of();

    private record Met(MacAddress mac, long nanos) {}

    /** @param boxTime the time of the box in its present run */
    ArpCache(VirtualTime time, Chance chance, VirtualLan lan, InstantSource boxTime) {
        this.time = time;
        this.chance = chance;
        this.lan = lan;
        this.boxTime = boxTime;
    }

    /** A device asked for the box, and with that told its own address. */
    void heard(Ip4 address, MacAddress mac) {
        entries.put(address, new Met(mac, time.nanos()));
    }

    /**
     * The device to which the box sends what it has for this address. One that was not heard for a while is asked
     * whether it is still there, and gets that packet all the same.
     */
    Optional<Station> resolve(Ip4 address) {
        Met met = entries.get(address);
        if (met == null) {
            lan.arp(address).ifPresent(found -> heard(address, found.mac()));
            return Optional.ofNullable(entries.get(address)).flatMap(now -> lan.station(now.mac()));
        }
        Optional<Station> there = lan.station(met.mac());
        if (!isFresh(met)) {
            there.filter(each -> each.answers(address))
                    .ifPresentOrElse(each -> heard(address, each.mac()), () -> entries.remove(address));
        }
        return there;
    }

    private boolean isFresh(Met met) {
        return time.nanos() - met.nanos() < REACHABLE_NANOS;
    }

    @Override
    public Map<Ip4, Holding> known() {
        Map<Ip4, Holding> all = new LinkedHashMap<>();
        Instant now = boxTime.instant();
        read.forEach((address, met) -> all.put(
                address,
                new Holding(address, met.mac(), Holding.Source.NEIGHBOUR, now.minusNanos(time.nanos() - met.nanos()))));
        return all;
    }

    @Override
    public Set<MacAddress> at(Ip4 address) {
        return devices(read, address);
    }

    @Override
    public Set<MacAddress> now(Ip4 address) {
        return devices(entries, address);
    }

    private static Set<MacAddress> devices(Map<Ip4, Met> table, Ip4 address) {
        return Optional.ofNullable(table.get(address))
                .map(met -> Set.of(met.mac()))
                .orElse(Set.of());
    }

    @Override
    public Said trouble() {
        return null;
    }

    /** Between the reading of an entry and the decision that waits for it some time goes by. */
    @Override
    public CompletableFuture<Void> refresh() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        read(done);
        return done;
    }

    private void read(CompletableFuture<Void> done) {
        time.afterMicros(50, () -> {
            read = new LinkedHashMap<>(entries);
            time.afterMicros(chance.below(LONGEST_READING), () -> done.complete(null));
        });
    }

    /** An address without an entry is asked for. */
    @Override
    public CompletableFuture<Void> look(Ip4 address) {
        if (entries.containsKey(address)) {
            return refresh();
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        boolean answered = resolve(address).isPresent();
        time.after(answered ? Duration.ofMillis(2) : UNANSWERED, () -> {
            resolve(address);
            read(done);
        });
        return done;
    }
}
