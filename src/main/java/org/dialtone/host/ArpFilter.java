package org.dialtone.host;

import java.util.List;
import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/** Filters by which the kernel drops the ARP that nobody waits for, however much of it a link has. */
final class ArpFilter {

    /** Where an ARP packet has its sender, and whom it asks for (RFC 826). */
    private static final int MAC = 8;

    private static final int MAC_END = 12;
    private static final int ADDRESS = 14;
    private static final int TARGET = 24;

    /** The steps that let through what another device sent. */
    private static final int OTHERS = 6;

    /** The steps that look whether one subnet has the sender or whom it asks for. */
    private static final int STEPS = 6;

    private ArpFilter() {}

    /**
     * Lets through what names one of these addresses as its sender's, but with another hardware address. Where there are
     * too many of them, all that another device sent: the reader compares too.
     */
    static byte[] foreign(MacAddress own, Set<Ip4> addresses) {
        int before = addresses.size();
        if (before > PacketFilter.FARTHEST) {
            return others(own);
        }
        PacketFilter filter = new PacketFilter(before + 2 + OTHERS).word(ADDRESS);
        int after = before;
        for (Ip4 address : addresses.stream().sorted().toList()) {
            filter.equal(address.bits(), after, 0);
            after--;
        }
        return others(filter.pass(PacketFilter.DROPPED), own).program();
    }

    /**
     * Lets through what another device sent from or about an address in one of these subnets; where there are too many of
     * them, all that another device sent.
     */
    static byte[] near(MacAddress own, List<Subnet> subnets) {
        int left = subnets.size() * STEPS;
        if (left > PacketFilter.FARTHEST) {
            return others(own);
        }
        PacketFilter filter = new PacketFilter(left + 1 + OTHERS);
        for (Subnet subnet : subnets) {
            for (int place : List.of(ADDRESS, TARGET)) {
                left -= 3;
                filter.word(place)
                        .and(subnet.mask().bits())
                        .equal(subnet.network().bits(), left + 1, 0);
            }
        }
        return others(filter.pass(PacketFilter.DROPPED), own).program();
    }

    private static byte[] others(MacAddress own) {
        return others(new PacketFilter(OTHERS), own).program();
    }

    private static PacketFilter others(PacketFilter filter, MacAddress own) {
        return filter.word(MAC)
                .equal((int) (own.bits() >>> Short.SIZE), 0, 3)
                .half(MAC_END)
                .equal((int) (own.bits() & 0xffff), 0, 1)
                .pass(PacketFilter.DROPPED)
                .pass(PacketFilter.WHOLE);
    }
}
