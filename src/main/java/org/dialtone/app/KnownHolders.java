package org.dialtone.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialtone.dhcp.HeardHolders;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.AddressHolders;
import org.dialtone.phone.Holding;
import org.dialtone.phone.Holding.Source;
import org.dialtone.site.compile.Plans;

/**
 * Knows which device holds which address, from all sources, the surest first: the box's own leases, addresses that the
 * site sets by hand, and, where another DHCP server answers, claims that were heard and neighbours that the kernel met.
 * Safe to ask from any thread.
 */
public final class KnownHolders implements AddressHolders, NeighbourCheck {

    private final LeaseBook leases;
    private final HeardHolders heard;
    private final NeighbourTable neighbours;
    private final Supplier<Plans> plans;
    private final InstantSource clock;
    private final CallerContext caller;
    private final AttachedLinks links;
    private volatile Placed placed = new Placed(null, Map.of(), Map.of());

    /** Addresses that a site sets by hand. */
    private record Placed(Plans plans, Map<Ip4, MacAddress> byAddress, Map<MacAddress, List<Ip4>> byMac) {}

    public KnownHolders(
            LeaseBook leases,
            HeardHolders heard,
            NeighbourTable neighbours,
            AttachedLinks links,
            Supplier<Plans> plans,
            InstantSource clock,
            CallerContext caller) {
        this.leases = leases;
        this.heard = heard;
        this.neighbours = neighbours;
        this.plans = plans;
        this.clock = clock;
        this.caller = caller;
        this.links = links;
    }

    @Override
    public Optional<MacAddress> holder(Ip4 address) {
        Optional<MacAddress> set = Optional.ofNullable(placed().byAddress().get(address));
        if (!listening()) {
            return leases.holder(address).or(() -> set);
        }
        return set.or(() -> heard.holder(address))
                .or(() -> Optional.ofNullable(neighbours.known().get(address)).map(Holding::mac))
                .or(() -> leases.at(address).filter(this::lasts).map(Lease::mac));
    }

    @Override
    public Optional<Ip4> addressOf(MacAddress mac) {
        Optional<Ip4> set = placed().byMac().getOrDefault(mac, List.of()).stream()
                .filter(address -> isWith(address, mac))
                .min(Comparator.naturalOrder());
        return listening()
                ? set.or(() -> heard.addressOf(mac)).or(() -> met(mac)).or(() -> lasting(mac))
                : leases.addressOf(mac).or(() -> set);
    }

    /** Where the kernel met it last. */
    private Optional<Ip4> met(MacAddress mac) {
        return neighbours.known().values().stream()
                .filter(holding -> holding.mac().equals(mac))
                .max(Comparator.comparing(Holding::at))
                .map(Holding::address)
                .filter(address -> isWith(address, mac));
    }

    private Optional<Ip4> lasting(MacAddress mac) {
        return leases.each().stream()
                .filter(lease -> lease.mac().equals(mac) && lasts(lease) && isWith(lease.address(), mac))
                .max(Comparator.comparing(Lease::expires))
                .map(Lease::address);
    }

    private boolean isWith(Ip4 address, MacAddress mac) {
        return holder(address).filter(mac::equals).isPresent();
    }

    /** All holders, one for each address, in the order of addresses. */
    public List<Holding> holdings() {
        Map<Ip4, Holding> all = new HashMap<>();
        if (listening()) {
            leases.each().stream().filter(this::lasts).forEach(lease -> put(all, GivenHoldings.leased(lease)));
            neighbours.known().values().forEach(holding -> put(all, holding));
            heard.holdings().forEach(holding -> put(all, holding));
        }
        placed().byAddress().forEach((address, mac) -> put(all, new Holding(address, mac, Source.SET, null)));
        if (!listening()) {
            leases.each().stream()
                    .filter(lease -> lease.state() == Lease.State.BOUND)
                    .forEach(lease -> put(all, GivenHoldings.leased(lease)));
        }
        List<Holding> sorted = new ArrayList<>(all.values());
        sorted.sort(Comparator.comparing(Holding::address));
        return sorted;
    }

    /** The same holders, for who asks about some of them, or about one after the other. */
    public Holdings byKey() {
        Placed set = placed();
        return listening() ? Holdings.of(holdings()) : new GivenHoldings(leases, set.byAddress(), set.byMac());
    }

    /** The kernel may have met an unknown or doubtful address since its table was last read. */
    @Override
    public void ifUnknown(Ip4 address, Runnable then) {
        if (!listening() || holder(address).isPresent() && !heard.isDoubtful(address)) {
            then.run();
            return;
        }
        after(neighbours.refresh(), then);
    }

    @Override
    public void always(Ip4 address, Runnable then) {
        if (links.reach(address)) {
            after(neighbours.look(address), then);
        } else {
            ifUnknown(address, then);
        }
    }

    @Override
    public Optional<MacAddress> neighbour(Ip4 address) {
        return one(address, neighbours.at(address));
    }

    @Override
    public Optional<MacAddress> neighbourNow(Ip4 address) {
        return links.reach(address) ? one(address, neighbours.now(address)) : Optional.empty();
    }

    private Optional<MacAddress> one(Ip4 address, Set<MacAddress> met) {
        if (met.isEmpty() || !links.reach(address)) {
            return Optional.empty();
        }
        return met.stream()
                .filter(mac -> met.size() == 1 || !isWith(address, mac))
                .findFirst();
    }

    @Override
    public boolean isNear(Ip4 address) {
        return links.reach(address);
    }

    @Override
    public boolean isBeside(Ip4 address, Ip4 local) {
        return links.join(address, local);
    }

    @Override
    public boolean isBlind() {
        return neighbours.trouble() != null;
    }

    @Override
    public Optional<String> place(Ip4 address) {
        return listening() ? heard.place(address) : leases.at(address).map(Lease::place);
    }

    @Override
    public boolean isLeased(Ip4 address) {
        return listening()
                ? heard.holder(address).isPresent()
                : leases.holder(address).isPresent();
    }

    @Override
    public boolean isPlaced(Ip4 address) {
        return isLeased(address) && (!links.reach(address) || plans.get().dhcp().listsRelays(address));
    }

    private void after(CompletableFuture<Void> done, Runnable then) {
        Executor back = caller.current();
        done.whenComplete((_, _) -> back.execute(then));
    }

    private boolean listening() {
        return plans.get().dhcp().listening();
    }

    /** Given before another server took over. */
    private boolean lasts(Lease lease) {
        return lease.state() == Lease.State.BOUND && lease.expires().isAfter(clock.instant());
    }

    private static void put(Map<Ip4, Holding> all, Holding holding) {
        all.put(holding.address(), holding);
    }

    private Placed placed() {
        Plans now = plans.get();
        Placed known = placed;
        if (known.plans() != now) {
            Map<Ip4, MacAddress> byAddress = new HashMap<>();
            now.provision()
                    .phones()
                    .values()
                    .forEach(phone -> phone.addresses().forEach(address -> byAddress.put(address, phone.mac())));
            Map<MacAddress, List<Ip4>> byMac =
                    byAddress.keySet().stream().collect(Collectors.groupingBy(byAddress::get));
            known = new Placed(now, Map.copyOf(byAddress), byMac);
            placed = known;
        }
        return known;
    }
}
