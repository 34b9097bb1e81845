package org.dialtone.host;

/** Filters of IPv4 and IPv6 by which the kernel lets through the few packets that somebody waits for. */
final class IpFilter {

    private static final int IP4_FRAGMENT = 6;
    private static final int FRAGMENT = 0x1fff;
    private static final int IP4_PROTOCOL = 9;
    private static final int UDP = 17;
    private static final int TO_PORT = 2;
    private static final int DHCP_SERVER = 67;

    private static final int IP6_NEXT = 6;
    private static final int ICMP6 = 58;
    private static final int ICMP6_TYPE = 40;
    private static final int NEIGHBOUR_ADVERTISEMENT = 136;

    private IpFilter() {}

    /** Lets through what clients and relay agents send to DHCP servers. */
    static byte[] dhcp() {
        return new PacketFilter(9)
                .octet(IP4_PROTOCOL)
                .equal(UDP, 0, 6)
                .half(IP4_FRAGMENT)
                .any(FRAGMENT, 4, 0)
                .halfBehindHeader(TO_PORT)
                .equal(DHCP_SERVER, 0, 1)
                .pass(PacketFilter.WHOLE)
                .pass(PacketFilter.DROPPED)
                .program();
    }

    /** Lets through the advertisements of neighbours (RFC 4861 section 4.4). */
    static byte[] advertisements() {
        return new PacketFilter(6)
                .octet(IP6_NEXT)
                .equal(ICMP6, 0, 3)
                .octet(ICMP6_TYPE)
                .equal(NEIGHBOUR_ADVERTISEMENT, 0, 1)
                .pass(PacketFilter.WHOLE)
                .pass(PacketFilter.DROPPED)
                .program();
    }
}
