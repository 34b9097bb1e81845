package org.dialtone.dhcp;

import java.time.Duration;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.net.Spread;

/**
 * Times of one lease, in seconds (RFC 2131 section 4.4.5): T1 before T2 before its end.
 *
 * @param renewal   T1, when the client asks this server again
 * @param rebinding T2, when the client asks any server
 */
record LeaseTimes(long lease, long renewal, long rebinding) {

    /** The longest lease of a phone on the data side, in seconds. */
    private static final long SHORT = 300;

    static LeaseTimes of(Exchange query) {
        Scope scope = query.scope();
        var wished = query.message().options().u32(Code.LEASE_TIME);
        long given = wished.isEmpty()
                ? scope.leaseTime().toSeconds()
                : Math.clamp(
                        wished.getAsLong(),
                        scope.minLeaseTime().toSeconds(),
                        scope.maxLeaseTime().toSeconds());
        // A phone that learns of its voice VLAN leaves at once and sends no RELEASE.
        boolean leaves = scope.scopePolicy().voiceVlan() > 0 && query.client().identity() != null;
        long lease = leaves ? Math.min(given, SHORT) : given;
        long whole = Math.min(seconds(scope.renewTime(), lease), lease / 2);
        // RFC 2131 section 4.4.5 wants T1 with some fuzz.
        long renewal = query.crowded() ? Spread.shorter(whole, query.client().mac()) : whole;
        long rebinding = seconds(scope.rebindTime(), lease * 7 / 8);
        return new LeaseTimes(lease, renewal, rebinding > renewal && rebinding < lease ? rebinding : lease * 7 / 8);
    }

    /** The same times, ending within so many seconds. */
    LeaseTimes within(long most) {
        return most >= lease
                ? this
                : new LeaseTimes(most, Math.min(renewal, most / 2), Math.min(rebinding, most * 7 / 8));
    }

    private static long seconds(Duration set, long otherwise) {
        return set == null ? otherwise : set.toSeconds();
    }
}
