package org.dialtone.host;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dialtone.net.Ip4;
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
        return ByteBuffer.allocate(ARP_LENGTH)
                .putInt(ARP_ETHERNET_IPV4)
                .putShort(ARP_SIZES)
                .putShort(ARP_REQUEST)
                .put(own.bytes())
                .putInt(0)
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
