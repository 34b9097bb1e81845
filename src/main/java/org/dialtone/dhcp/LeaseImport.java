package org.dialtone.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.dhcp.ImportedLease.Fate;
import org.dialtone.dhcp.leasefile.FiledLease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Decides which leases of another server this box takes over: those that it could have given itself. */
final class LeaseImport {

    private final DhcpPlan plan;
    private final LeaseBook book;
    private final LeaseBindings bindings;
    private final ClientLookup directory;
    private final Set<Ip4> own;
    private final Times times;
    /** The latest lease of each client in each subnet of the file. */
    private final Map<Place, FiledLease> latest = new HashMap<>();

    /** The present time by the engine's clock, and by that of the other server. */
    record Times(Instant now, Instant wall) {

        /** The engine's time at which the other clock tells this one. */
        Instant here(Instant there) {
            return now.plus(Duration.between(wall, there));
        }
    }

    private record Place(MacAddress mac, String scope) {}

    /** @param own the addresses of the box */
    LeaseImport(
            DhcpPlan plan, LeaseBook book, LeaseBindings bindings, ClientLookup directory, Set<Ip4> own, Times times) {
        this.plan = plan;
        this.book = book;
        this.bindings = bindings;
        this.directory = directory;
        this.own = own;
        this.times = times;
    }

    /** The fate of each lease; enters none. */
    List<ImportedLease> of(List<FiledLease> leases) {
        leases.stream()
                .filter(this::isLiving)
                .forEach(lease -> scope(lease)
                        .ifPresent(served -> latest.merge(
                                new Place(lease.mac(), served.scope().name()), lease, LeaseImport::later)));
        return leases.stream().map(this::of).toList();
    }

    /** The lease as this box would have given it: no longer than its scope allows. */
    Lease lease(FiledLease filed) {
        Instant most = times.now().plus(scope(filed).orElseThrow().scope().maxLeaseTime());
        return new Lease(
                filed.address(),
                filed.mac(),
                filed.clientId(),
                Lease.State.BOUND,
                times.now(),
                filed.ends() == null || times.here(filed.ends()).isAfter(most) ? most : times.here(filed.ends()),
                filed.hostname());
    }

    private static FiledLease later(FiledLease one, FiledLease other) {
        return Comparator.comparing(FiledLease::ends, Comparator.nullsLast(Comparator.naturalOrder()))
                                .compare(one, other)
                        > 0
                ? one
                : other;
    }

    private boolean isLiving(FiledLease lease) {
        return lease.state() == FiledLease.State.ACTIVE
                && (lease.ends() == null || lease.ends().isAfter(times.wall()));
    }

    private Optional<ServedScope> scope(FiledLease lease) {
        return bindings.scopes().around(lease.address());
    }

    private ImportedLease of(FiledLease lease) {
        if (!isLiving(lease)) {
            return fate(lease, lease.state() == FiledLease.State.DECLINED ? Fate.DECLINED : Fate.ENDED, "");
        }
        return scope(lease)
                .map(served -> byPlan(lease, served)
                        .or(() -> byBook(lease, served))
                        .orElseGet(() -> fate(lease, Fate.TAKEN, "")))
                .orElseGet(() -> fate(lease, Fate.IN_NO_SUBNET, ""));
    }

    /** Why the site keeps the client from the address. */
    private Optional<ImportedLease> byPlan(FiledLease lease, ServedScope served) {
        ReservedFor owner = directory.owner(lease.address());
        Optional<Ip4> reserved = plan.reservations().stream()
                .filter(each -> each.address() != null && isFor(each.holder(), lease))
                .map(Reservation::address)
                .filter(served.scope().subnet()::contains)
                .findFirst();
        if (plan.admission().denied().contains(lease.mac())
                || plan.admission().deniedMakers().contains(lease.mac().oui())) {
            return Optional.of(fate(lease, Fate.CLIENT_DENIED, ""));
        }
        if (own.contains(lease.address()) || lease.address().equals(plan.serverAddress())) {
            return Optional.of(fate(lease, Fate.OF_THE_BOX, ""));
        }
        if (owner != null && !isFor(owner, lease)) {
            return Optional.of(fate(lease, Fate.RESERVED_FOR_OTHER, owner));
        }
        if (reserved.isPresent() && !reserved.get().equals(lease.address())) {
            return Optional.of(fate(lease, Fate.ANOTHER_RESERVED, reserved.get()));
        }
        return owner == null && !served.pools(lease.address())
                ? Optional.of(fate(lease, Fate.IN_NO_POOL, served.scope().name()))
                : Optional.empty();
    }

    /** What this box gave, or another line of the file, against this one. */
    private Optional<ImportedLease> byBook(FiledLease lease, ServedScope served) {
        Optional<MacAddress> holder = book.living(lease.address(), times.now()).map(Lease::mac);
        if (holder.isPresent()) {
            return Optional.of(
                    holder.get().equals(lease.mac())
                            ? fate(lease, Fate.PRESENT, "")
                            : fate(lease, Fate.HELD_BY_OTHER, holder.get()));
        }
        Optional<Ip4> here = book.addressesOf(lease.mac()).stream()
                .filter(served.scope().subnet()::contains)
                .filter(address -> book.living(address, times.now())
                        .filter(each -> each.mac().equals(lease.mac()))
                        .isPresent())
                .findFirst();
        if (here.isPresent()) {
            return Optional.of(fate(lease, Fate.HAS_ANOTHER, here.get()));
        }
        FiledLease later = latest.get(new Place(lease.mac(), served.scope().name()));
        return later == lease ? Optional.empty() : Optional.of(fate(lease, Fate.LATER_IN_FILE, later.address()));
    }

    private static boolean isFor(ReservedFor holder, FiledLease lease) {
        return switch (holder) {
            case ReservedFor.Mac device -> device.mac().equals(lease.mac());
            case ReservedFor.ClientId client ->
                client.hex().equals(lease.clientId()) || ("00" + client.hex()).equals(lease.clientId());
            case ReservedFor.CircuitId _ -> false;
        };
    }

    private static ImportedLease fate(FiledLease lease, Fate fate, Object about) {
        return new ImportedLease(lease, fate, about.toString());
    }
}
