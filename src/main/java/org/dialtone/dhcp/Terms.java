package org.dialtone.dhcp;

import java.time.Duration;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;

/**
 * Times of one lease, in seconds (RFC 2131 section 4.4.5): T1 before T2 before its end.
 *
 * @param renewal   T1, when the client asks this server again
 * @param rebinding T2, when it asks any
 */
record Terms(long lease, long renewal, long rebinding) {

    static Terms of(Scope scope, DhcpMessage request) {
        var wished = request.options().u32(Code.LEASE_TIME);
        long lease = wished.isEmpty() ? scope.leaseTime().toSeconds()
                : Math.clamp(wished.getAsLong(), scope.minLeaseTime().toSeconds(), scope.maxLeaseTime().toSeconds());
        long renewal = Math.min(seconds(scope.renewTime(), lease), lease / 2);
        long rebinding = seconds(scope.rebindTime(), lease * 7 / 8);
        return new Terms(lease, renewal, rebinding > renewal && rebinding < lease ? rebinding : lease * 7 / 8);
    }

    private static long seconds(Duration set, long otherwise) {
        return set == null ? otherwise : set.toSeconds();
    }
}
