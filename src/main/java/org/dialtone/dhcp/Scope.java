package org.dialtone.dhcp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.Subnet;

/**
 * One served subnet.
 *
 * @param name          unique in the plan
 * @param pools         ranges of addresses to give, all in the subnet
 * @param exclude       addresses never given
 * @param leaseTime     the lease time of a client that asks for none; a client may ask for minLeaseTime to maxLeaseTime
 * @param renewTime     T1, at most half the lease when sent
 * @param rebindTime    T2, or null for 7/8 of the lease
 * @param authoritative whether the box refuses wrong addresses with NAK
 * @param interfaceName the only interface that serves the scope, or null where the interface's own address decides
 * @param poolClasses   for a pool, the class whose clients alone get its addresses; other pools are for all clients
 * @param conflictProbe whether the box probes a fresh address before it offers it
 * @param sharedWith    name of another scope on the same link, or null: clients of either may get an address of both
 */
public record Scope(
        String name,
        Subnet subnet,
        List<IpRange> pools,
        List<IpRange> exclude,
        Duration leaseTime,
        Duration minLeaseTime,
        Duration maxLeaseTime,
        Duration renewTime,
        Duration rebindTime,
        boolean authoritative,
        List<OptionSetting> options,
        String interfaceName,
        Map<IpRange, String> poolClasses,
        ScopePolicy scopePolicy,
        boolean conflictProbe,
        String sharedWith) {

    /** Whether a client without reservation may get this address. */
    public boolean mayGive(Ip4 address) {
        return pools.stream().anyMatch(pool -> pool.contains(address))
                && exclude.stream().noneMatch(range -> range.contains(address));
    }
}
