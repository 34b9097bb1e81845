package org.dialtone.app.view;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The use of the box at a moment, or its extremes over a while: the fewest registered phones, the most calls, the most
 * addresses taken. A dip or a peak of a minute is seen in a month's curve too.
 *
 * @param phones     the phones that the box knew when so few were registered
 * @param registered the phones all of whose lines were registered
 * @param pools      by the scope's name; scopes without a pool have none
 */
public record UsagePoint(Instant at, long phones, long registered, long calls, Map<String, Taken> pools) {

    /** How many of a scope's addresses are taken. @param total the addresses that may be given out */
    public record Taken(long taken, long total) {}

    public UsagePoint {
        pools = Map.copyOf(pools);
    }

    /** The use at one moment. @param calls the calls that ring or talk */
    public static UsagePoint of(Instant at, PhoneCounts phones, long calls, Collection<PoolUse> pools) {
        return new UsagePoint(
                at,
                phones.total(),
                phones.of(PhoneState.REGISTERED),
                calls,
                pools.stream()
                        .filter(pool -> pool.total() > 0)
                        .collect(Collectors.toMap(PoolUse::scope, pool -> new Taken(pool.taken(), pool.total()))));
    }

    public UsagePoint at(Instant moment) {
        return new UsagePoint(moment, phones, registered, calls, pools);
    }

    /** The extremes of both, at this one's moment. */
    public UsagePoint with(UsagePoint later) {
        UsagePoint fewer = later.registered <= registered ? later : this;
        Map<String, Taken> most = new TreeMap<>(pools);
        later.pools.forEach(
                (scope, use) -> most.merge(scope, use, (one, other) -> other.taken() >= one.taken() ? other : one));
        return new UsagePoint(at, fewer.phones, fewer.registered, Math.max(calls, later.calls), most);
    }
}
