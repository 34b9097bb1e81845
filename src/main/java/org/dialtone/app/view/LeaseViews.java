package org.dialtone.app.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Reservation;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.net.Ip4;
import org.dialtone.net.SubnetMap;
import org.dialtone.phone.Fleet;

/** Combines what the lease book, the site and the fleet know of each lease, for API and console. */
public class LeaseViews {

    private final Snapshots snapshots;
    private final LeaseControl control;
    private final SiteBook site;
    private final Fleet fleet;
    private final InstantSource clock;

    public LeaseViews(Snapshots snapshots, LeaseControl control, SiteBook site, Fleet fleet, InstantSource clock) {
        this.snapshots = snapshots;
        this.control = control;
        this.site = site;
        this.fleet = fleet;
        this.clock = clock;
    }

    /** All leases, by address. */
    public List<LeaseView> all() {
        Known known = known();
        return snapshots.leases().stream()
                .sorted(Comparator.comparing(Lease::address))
                .map(lease -> view(lease, known))
                .toList();
    }

    /** The lease of an address in the lease book. */
    public Optional<Lease> at(Ip4 address) {
        return snapshots.lease(address);
    }

    public LeaseView view(Lease lease) {
        return view(lease, known());
    }

    /** What the site knows of all leases, made once for a list. @param reserved by address */
    private record Known(SubnetMap<String> scopes, Map<Ip4, List<Reservation>> reserved, Instant now) {}

    private Known known() {
        DhcpPlan plan = site.plans().dhcp();
        SubnetMap<String> scopes = new SubnetMap<>();
        plan.scopes().forEach(scope -> scopes.put(scope.subnet(), scope.name()));
        return new Known(
                scopes,
                plan.reservations().stream()
                        .filter(each -> each.address() != null)
                        .collect(Collectors.groupingBy(Reservation::address)),
                clock.instant());
    }

    /** The leases of the address over time, the present one first. */
    public List<LeaseView> history(Ip4 address) {
        List<Lease> all = new ArrayList<>(control.history(address));
        at(address).ifPresent(all::addFirst);
        Known known = known();
        return all.stream().map(lease -> view(lease, known)).toList();
    }

    private LeaseView view(Lease lease, Known known) {
        String scope = known.scopes().at(lease.address()).orElse(null);
        return LeaseView.of(
                lease,
                new LeaseView.About(
                        known.reserved().getOrDefault(lease.address(), List.of()).stream()
                                .anyMatch(each -> isFor(each, lease)),
                        scope,
                        fleet.identity(lease.mac()).orElse(null),
                        fleet.lastSeen(lease.mac()).orElse(null)),
                known.now());
    }

    /** Whether the reservation of the lease's address is for this lease. A reservation by circuit names no client, so its address decides. */
    private static boolean isFor(Reservation reservation, Lease lease) {
        return switch (reservation.holder()) {
            case ReservedFor.Mac device -> device.mac().equals(lease.mac());
            case ReservedFor.ClientId client ->
                lease.clientId() != null && lease.clientId().endsWith(client.hex());
            case ReservedFor.CircuitId _ -> true;
        };
    }
}
