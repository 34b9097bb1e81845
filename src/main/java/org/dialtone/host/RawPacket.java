package org.dialtone.host;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.net.MacAddress;

/** Builds and reads packets that the kernel neither builds nor reads for us. */
final class RawPacket {

    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final byte VERSION_AND_LENGTH = 0x45;
    private static final short DONT_FRAGMENT = 0x4000;
    private static final byte TIME_TO_LIVE = 64;
    private static final byte UDP = 17;
    private static final int IP_CHECKSUM = 10;
    private static final int UDP_CHECKSUM = IP_HEADER + 6;

    private static final int ARP_LENGTH = 28;
    private static final int ARP_ETHERNET_IPV4 = 0x0001_0800;
    private static final short ARP_SIZES = 0x0604;
    private static final short ARP_REQUEST = 1;
    private static final int ICMP_LENGTH = 8;
    private static final int IP6_HEADER = 40;
    private static final int ADVERTISEMENT = 32;
    private static final int ICMP6 = 58;
    private static final int NEIGHBOUR_ADVERTISEMENT = 136;
    private static final int OVERRIDE = 0x2000_0000;
    private static final int TARGET_LINK = 2;
    private static final int LINK_OPTION = 8;
    private static final int SOLICITATION = 24;
    private static final int NEIGHBOUR_SOLICITATION = 135;
    /** {@code ff02::1}. */
    private static final byte[] ALL_NODES = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final int ECHO_REQUEST = 8;

    private RawPacket() {}

    /** An IPv4 packet with one UDP datagram (RFC 791, 768). */
    static byte[] udp(Ip4 from, int fromPort, Ip4 to, int toPort, byte[] payload) {
        int length = UDP_HEADER + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(IP_HEADER + length);
        packet.put(VERSION_AND_LENGTH)
                .put((byte) 0)
                .putShort((short) packet.capacity())
                .putShort((short) 0)
                .putShort(DONT_FRAGMENT)
                .put(TIME_TO_LIVE)
                .put(UDP)
                .putShort((short) 0)
                .putInt(from.bits())
                .putInt(to.bits())
                .putShort((short) fromPort)
                .putShort((short) toPort)
                .putShort((short) length)
                .putShort((short) 0)
                .put(payload);
        byte[] bytes = packet.array();
        packet.putShort(IP_CHECKSUM, checksum(sum(bytes, 0, IP_HEADER)));
        // RFC 768: the addresses, the protocol and the length count too; a sum of 0 is sent as 0xffff, because 0 means
        // none.
        short checksum = checksum(sum(bytes, 12, bytes.length) + UDP + length);
        return packet.putShort(UDP_CHECKSUM, checksum == 0 ? (short) -1 : checksum)
                .array();
    }

    /** RFC 5227 section 1.1: an ARP request that names no sender's address, so that nobody learns one from it. */
    static byte[] arpProbe(MacAddress own, Ip4 address) {
        return arpRequest(own, Ip4.ANY, address);
    }

    /** RFC 5227 section 2.3: an ARP request for the sender's own address, from which all learn its new hardware address. */
    static byte[] arpAnnouncement(MacAddress own, Ip4 address) {
        return arpRequest(own, address, address);
    }

    /** RFC 826: asks for the holder of an address, and tells who asks. */
    static byte[] arpRequest(MacAddress own, Ip4 sender, Ip4 address) {
        return ByteBuffer.allocate(ARP_LENGTH)
                .putInt(ARP_ETHERNET_IPV4)
                .putShort(ARP_SIZES)
                .putShort(ARP_REQUEST)
                .put(own.bytes())
                .putInt(sender.bits())
                .put(new byte[6])
                .putInt(address.bits())
                .array();
    }

    /** Reports the sender of an ARP packet (RFC 826); ignores other packets, and packets that name no address. */
    static void arpSender(byte[] packet, BiConsumer<Ip4, MacAddress> sender) {
        if (packet.length < ARP_LENGTH) {
            return;
        }
        ByteBuffer arp = ByteBuffer.wrap(packet);
        Ip4 address = Ip4.of(packet, 14);
        if (arp.getInt(0) == ARP_ETHERNET_IPV4 && arp.getShort(4) == ARP_SIZES && !address.equals(Ip4.ANY)) {
            sender.accept(address, MacAddress.of(packet, 8));
        }
    }

    /**
     * An unsolicited neighbour advertisement to all nodes, which overrides what they knew (RFC 4861 sections 4.4 and
     * 7.2.6), in its IPv6 packet.
     *
     * @param address 16 bytes
     */
    static byte[] advertisement(MacAddress own, byte[] address) {
        ByteBuffer packet = ByteBuffer.allocate(IP6_HEADER + ADVERTISEMENT)
                .putInt(0x6000_0000)
                .putShort((short) ADVERTISEMENT)
                .put((byte) ICMP6)
                .put((byte) 255)
                .put(address)
                .put(ALL_NODES)
                .put((byte) NEIGHBOUR_ADVERTISEMENT)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(OVERRIDE)
                .put(address)
                .put((byte) TARGET_LINK)
                .put((byte) 1)
                .put(own.bytes());
        // RFC 8200 section 8.1: the addresses, the length and the protocol count too.
        long sum = sum(packet.array(), 8, packet.capacity()) + ADVERTISEMENT + ICMP6;
        return packet.putShort(IP6_HEADER + 2, checksum(sum)).array();
    }

    /**
     * Asks who has an address, in nobody's name, as one who is about to take it (RFC 4862 section 5.4.2), in its IPv6
     * packet: whoever has it tells all nodes.
     *
     * @param address 16 bytes
     */
    static byte[] solicitation(byte[] address) {
        ByteBuffer packet = ByteBuffer.allocate(IP6_HEADER + SOLICITATION)
                .putInt(0x6000_0000)
                .putShort((short) SOLICITATION)
                .put((byte) ICMP6)
                .put((byte) 255)
                .put(new byte[16])
                .put(solicited(address))
                .put((byte) NEIGHBOUR_SOLICITATION)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(0)
                .put(address);
        long sum = sum(packet.array(), 8, packet.capacity()) + SOLICITATION + ICMP6;
        return packet.putShort(IP6_HEADER + 2, checksum(sum)).array();
    }

    /** The group in which whoever has the address is (RFC 4291 section 2.7.1). */
    private static byte[] solicited(byte[] address) {
        return ByteBuffer.allocate(16)
                .putShort((short) 0xff02)
                .put(11, (byte) 1)
                .put(12, (byte) 0xff)
                .put(13, address, 13, 3)
                .array();
    }

    /** Reports who advertises an address of IPv6 as its own, with its hardware address; ignores other packets. */
    static void advertiser(byte[] packet, BiConsumer<Ip6, MacAddress> advertiser) {
        boolean advertises = packet.length >= IP6_HEADER + ADVERTISEMENT - LINK_OPTION
                && packet[6] == ICMP6
                && packet[7] == (byte) 255
                && packet[IP6_HEADER] == (byte) NEIGHBOUR_ADVERTISEMENT;
        int at = IP6_HEADER + ADVERTISEMENT - LINK_OPTION;
        while (advertises && at + LINK_OPTION <= packet.length && packet[at + 1] > 0) {
            if (packet[at] == TARGET_LINK && packet[at + 1] == 1) {
                advertiser.accept(Ip6.of(packet, IP6_HEADER + 8), MacAddress.of(packet, at + 2));
                return;
            }
            at += packet[at + 1] * LINK_OPTION;
        }
    }

    /** An ICMP echo request without data. */
    static byte[] echo(short identifier, short sequence) {
        ByteBuffer packet = ByteBuffer.allocate(ICMP_LENGTH)
                .put((byte) ECHO_REQUEST)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort(identifier)
                .putShort(sequence);
        return packet.putShort(2, checksum(sum(packet.array(), 0, ICMP_LENGTH))).array();
    }

    /**
     * Reports the sender of an echo reply; ignores replies to others.
     *
     * @param packet the packet with its IP header
     */
    static void echoSender(byte[] packet, short identifier, Consumer<Ip4> sender) {
        int header = packet.length < IP_HEADER ? IP_HEADER : (packet[0] & 0xf) * 4;
        if (packet.length >= header + ICMP_LENGTH
                && packet[header] == 0
                && ByteBuffer.wrap(packet).getShort(header + 4) == identifier) {
            sender.accept(Ip4.of(packet, 12));
        }
    }

    /** RFC 1071: 16-bit words; an odd byte at the end counts as the upper half of one. */
    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (i - from & 1) == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
        }
        return sum;
    }

    private static short checksum(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (short) ~folded;
    }
}
