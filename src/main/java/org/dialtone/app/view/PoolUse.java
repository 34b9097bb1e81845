package org.dialtone.app.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.Said;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Scope;
import org.dialtone.net.IpRange;
import org.dialtone.net.SubnetMap;

/**
 * How full one scope's pools are.
 *
 * @param total   the number of addresses that may be given out
 * @param taken   the number of them that are leased or in quarantine
 * @param byState the number of leases in the subnet by state, reserved addresses too; a lease that ran out counts as
 *                EXPIRED
 */
public record PoolUse(String scope, long total, long taken, Map<Standing, Long> byState) {

    /** The state of a lease now. */
    public enum Standing {
        BOUND,
        EXPIRED,
        RELEASED,
        DECLINED
    }

    private static final int LOW_PERCENT = 5;

    /** How full each scope is; no two overlap. */
    public static List<PoolUse> of(Collection<Scope> scopes, Collection<Lease> leases, Instant now) {
        SubnetMap<Tally> bySubnet = new SubnetMap<>();
        List<Tally> tallies = scopes.stream().map(Tally::new).toList();
        tallies.forEach(tally -> bySubnet.put(tally.scope.subnet(), tally));
        for (Lease lease : leases) {
            bySubnet.at(lease.address()).ifPresent(tally -> tally.add(lease, now));
        }
        return tallies.stream().map(Tally::use).toList();
    }

    /** Counts the leases of one scope. */
    private static final class Tally {

        private final Scope scope;
        private final Map<Standing, Long> byState = new EnumMap<>(Standing.class);
        private long taken;

        Tally(Scope scope) {
            this.scope = scope;
        }

        void add(Lease lease, Instant now) {
            Standing standing = standing(lease, now);
            byState.merge(standing, 1L, Long::sum);
            boolean held = standing == Standing.BOUND || standing == Standing.DECLINED;
            taken += held && scope.mayGive(lease.address()) ? 1 : 0;
        }

        PoolUse use() {
            return new PoolUse(scope.name(), size(scope), taken, byState);
        }
    }

    public long free() {
        return total - taken;
    }

    /** Whether new phones get no address from the scope; a scope without a pool isn't meant to give any. */
    public boolean isEmpty() {
        return total > 0 && free() == 0;
    }

    /** Whether few of the pool's addresses are left. */
    public boolean isLow() {
        return total > 0 && free() * 100 < total * LOW_PERCENT;
    }

    /**
     * The use for health: {@code 12 of 200 free}, with a warning where few or none are left.
     *
     * @param relieved whether new phones get addresses of another scope where none are left
     */
    Said said(boolean relieved) {
        if (total == 0) {
            return Said.of("pool.none");
        }
        String key = relieved ? "relieved" : isEmpty() ? "empty" : isLow() ? "low" : "free";
        return Said.of("pool." + key, free(), total);
    }

    private static Standing standing(Lease lease, Instant now) {
        return switch (lease.state()) {
            case RELEASED -> Standing.RELEASED;
            case BOUND -> lease.expires().isAfter(now) ? Standing.BOUND : Standing.EXPIRED;
            case DECLINED -> lease.expires().isAfter(now) ? Standing.DECLINED : Standing.EXPIRED;
        };
    }

    private static long size(Scope scope) {
        List<IpRange> pools = merged(scope.pools());
        List<IpRange> holes = merged(scope.exclude());
        return pools.stream()
                .mapToLong(pool -> pool.size()
                        - holes.stream()
                                .filter(pool::overlaps)
                                .mapToLong(hole -> common(pool, hole).size())
                                .sum())
                .sum();
    }

    private static IpRange common(IpRange one, IpRange other) {
        return new IpRange(
                one.first().compareTo(other.first()) > 0 ? one.first() : other.first(),
                one.last().compareTo(other.last()) < 0 ? one.last() : other.last());
    }

    /** Merges ranges that overlap, so that no address counts twice. */
    private static List<IpRange> merged(List<IpRange> ranges) {
        List<IpRange> merged = new ArrayList<>();
        for (IpRange range :
                ranges.stream().sorted(Comparator.comparing(IpRange::first)).toList()) {
            if (merged.isEmpty() || !merged.getLast().overlaps(range)) {
                merged.add(range);
            } else {
                IpRange before = merged.removeLast();
                merged.add(new IpRange(
                        before.first(), before.last().compareTo(range.last()) > 0 ? before.last() : range.last()));
            }
        }
        return merged;
    }
}
