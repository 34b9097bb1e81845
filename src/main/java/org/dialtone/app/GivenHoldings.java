package org.dialtone.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.dialtone.phone.Holding.Source;

/**
 * Who holds which address where this box gives them, looked up one by one: to list all of a large site takes longer
 * than to ask for each phone. A lease comes before what the site sets by hand.
 *
 * @param set by hand
 */
record GivenHoldings(LeaseBook leases, Map<Ip4, MacAddress> set, Map<MacAddress, List<Ip4>> setByMac)
        implements Holdings {

    @Override
    public Holding at(Ip4 address) {
        Lease lease = leases.at(address).orElse(null);
        if (lease != null && lease.state() == Lease.State.BOUND) {
            return leased(lease);
        }
        MacAddress mac = set.get(address);
        return mac == null ? null : new Holding(address, mac, Source.SET, null);
    }

    @Override
    public List<Holding> of(MacAddress mac) {
        List<Ip4> leased = leases.addressesOf(mac);
        List<Ip4> byHand = setByMac.getOrDefault(mac, List.of());
        if (leased.size() + byHand.size() <= 1) {
            Holding only = leased.isEmpty() && byHand.isEmpty()
                    ? null
                    : at(leased.isEmpty() ? byHand.getFirst() : leased.getFirst());
            return only != null && only.mac().equals(mac) ? List.of(only) : List.of();
        }
        List<Ip4> addresses = new ArrayList<>(leased);
        addresses.addAll(byHand);
        return addresses.stream()
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(this::at)
                .filter(holding -> holding != null && holding.mac().equals(mac))
                .toList();
    }

    static Holding leased(Lease lease) {
        return new Holding(lease.address(), lease.mac(), Source.LEASED, lease.since());
    }
}
