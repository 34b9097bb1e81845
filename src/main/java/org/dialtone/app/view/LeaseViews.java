package org.dialtone.app.view;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.LeaseControl;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Snapshots;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Reservation;
import org.dialtone.dhcp.ReservedFor;
import org.dialtone.dhcp.Scope;
import org.dialtone.net.Ip4;
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
        DhcpPlan plan = site.plans().dhcp();
        Instant now = clock.instant();
        return snapshots.leases().stream()
                .sorted(Comparator.comparing(Lease::address))
                .map(lease -> view(lease, plan, now))
                .toList();
    }

    /** The lease of an address in the lease book. */
    public Optional<Lease> at(Ip4 address) {
        return snapshots.leases().stream()
                .filter(lease -> lease.address().equals(address))
                .findFirst();
    }

    public LeaseView view(Lease lease) {
        return view(lease, site.plans().dhcp(), clock.instant());
    }

    /** The leases of the address over time, the present one first. */
    public List<LeaseView> history(Ip4 address) {
        List<Lease> all = new ArrayList<>(control.history(address));
        at(address).ifPresent(all::addFirst);
        return all.stream().map(this::view).toList();
    }

    private LeaseView view(Lease lease, DhcpPlan plan, Instant now) {
        String scope = plan.scopes().stream()
                .filter(each -> each.subnet().contains(lease.address()))
                .map(Scope::name)
                .findFirst()
                .orElse(null);
        return LeaseView.of(
                lease,
                new LeaseView.About(
                        plan.reservations().stream().anyMatch(each -> isFor(each, lease)),
                        scope,
                        fleet.identity(lease.mac()).orElse(null),
                        fleet.lastSeen(lease.mac()).orElse(null)),
                now);
    }

    /** Whether the reservation is for this lease. A reservation by circuit names no client, so its address decides. */
    private static boolean isFor(Reservation reservation, Lease lease) {
        return lease.address().equals(reservation.address())
                && switch (reservation.holder()) {
                    case ReservedFor.Mac device -> device.mac().equals(lease.mac());
                    case ReservedFor.ClientId client ->
                        lease.clientId() != null && lease.clientId().endsWith(client.hex());
                    case ReservedFor.CircuitId _ -> true;
                };
    }
}
