package org.dialtone.dhcp;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A lease that runs and whose address the site gives its device no longer: the next request for it gets a NAK.
 *
 * @param to       the address reserved for the device; null: it gets one of a pool
 * @param obstacle why the device can't have that address yet, with its details; none where it can
 */
public record MisplacedLease(Lease lease, Ip4 to, Details obstacle) {

    /** Whether the device can have its other address now. */
    public boolean isFree() {
        return obstacle.keys().isEmpty();
    }

    /**
     * All of them. Who is at a reserved port, or sends a reserved identifier, shows only in a message; a lease of an
     * address that is reserved so is left alone.
     *
     * @param leases those that the box gave
     */
    public static List<MisplacedLease> of(DhcpPlan plan, Collection<Lease> leases, Instant now) {
        return plan.serving() ? new Look(plan, leases, now).all() : List.of();
    }

    /** The plan and the leases at one moment. */
    private static final class Look {

        private final DhcpPlan plan;
        private final Map<MacAddress, Ip4> reserved = new HashMap<>();
        private final Map<Ip4, ReservedFor> owners = new HashMap<>();
        private final Map<Ip4, Lease> running = new HashMap<>();
        private final Set<Ip4> quarantined = new HashSet<>();

        Look(DhcpPlan plan, Collection<Lease> leases, Instant now) {
            this.plan = plan;
            plan.reservations().stream().filter(each -> each.address() != null).forEach(each -> {
                owners.put(each.address(), each.holder());
                if (each.holder() instanceof ReservedFor.Mac(MacAddress mac)) {
                    reserved.put(mac, each.address());
                }
            });
            leases.stream().filter(lease -> lease.expires().isAfter(now)).forEach(lease -> {
                switch (lease.state()) {
                    case BOUND -> running.put(lease.address(), lease);
                    case DECLINED -> quarantined.add(lease.address());
                    case RELEASED -> {}
                }
            });
        }

        List<MisplacedLease> all() {
            return running.values().stream()
                    .flatMap(lease -> misplaced(lease).stream())
                    .toList();
        }

        private Optional<MisplacedLease> misplaced(Lease lease) {
            Ip4 own = reserved.get(lease.mac());
            if (own != null && (isAt(lease.mac(), own) || isOnDataSide(lease.address()))) {
                return Optional.empty();
            }
            ReservedFor owner = owners.get(lease.address());
            boolean leaves = owner == null ? !isPooled(lease.address()) : owner instanceof ReservedFor.Mac;
            if (own != null) {
                return Optional.of(new MisplacedLease(lease, own, leaves ? Details.NONE : obstacle(lease, own)));
            }
            return leaves ? Optional.of(new MisplacedLease(lease, null, Details.NONE)) : Optional.empty();
        }

        private boolean isPooled(Ip4 address) {
            return plan.scopes().stream().anyMatch(scope -> scope.subnet().contains(address) && scope.mayGive(address));
        }

        private Details obstacle(Lease lease, Ip4 own) {
            Optional<Scope> here = around(lease.address());
            if (here.isPresent()
                    && SharedNetworks.of(here.get(), plan.scopes()).stream()
                            .noneMatch(scope -> scope.subnet().contains(own))) {
                return Details.of(Detail.WHY, Reason.RESERVED_ELSEWHERE)
                        .with(Detail.ASKED, own)
                        .with(Detail.SCOPE, here.get().name());
            }
            if (quarantined.contains(own)) {
                return Details.of(Detail.WHY, Reason.FOUND_IN_USE).with(Detail.ASKED, own);
            }
            Lease other = running.get(own);
            return other == null
                    ? Details.NONE
                    : Details.of(Detail.WHY, Reason.LEASED_TO_OTHER)
                            .with(Detail.ASKED, own)
                            .with(Detail.HOLDER, other.mac());
        }

        private boolean isAt(MacAddress mac, Ip4 address) {
            return Optional.ofNullable(running.get(address))
                    .filter(lease -> lease.mac().equals(mac))
                    .isPresent();
        }

        /** A phone leaves the data side for its voice VLAN, and gets its own address there. */
        private boolean isOnDataSide(Ip4 address) {
            return around(address)
                    .filter(scope -> scope.scopePolicy().voiceVlan() > 0)
                    .isPresent();
        }

        private Optional<Scope> around(Ip4 address) {
            return plan.scopes().stream()
                    .filter(scope -> scope.subnet().contains(address))
                    .findFirst();
        }
    }
}
