package org.dialtone.edge.os;

import java.nio.ByteBuffer;
import org.dialtone.net.Ip4;

/** Packets that the kernel doesn't build for us. */
final class Packet {

    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final byte VERSION_AND_LENGTH = 0x45;
    private static final short DONT_FRAGMENT = 0x4000;
    private static final byte TIME_TO_LIVE = 64;
    private static final byte UDP = 17;
    private static final int IP_CHECKSUM = 10;
    private static final int UDP_CHECKSUM = IP_HEADER + 6;

    private Packet() {
    }

    /** An IPv4 packet with one UDP datagram (RFC 791, 768). */
    static byte[] udp(Ip4 from, int fromPort, Ip4 to, int toPort, byte[] payload) {
        int length = UDP_HEADER + payload.length;
        ByteBuffer packet = ByteBuffer.allocate(IP_HEADER + length);
        packet.put(VERSION_AND_LENGTH).put((byte) 0).putShort((short) packet.capacity()).putShort((short) 0).putShort(DONT_FRAGMENT)
                .put(TIME_TO_LIVE).put(UDP).putShort((short) 0).putInt(from.bits()).putInt(to.bits())
                .putShort((short) fromPort).putShort((short) toPort).putShort((short) length).putShort((short) 0).put(payload);
        byte[] bytes = packet.array();
        packet.putShort(IP_CHECKSUM, checksum(sum(bytes, 0, IP_HEADER)));
        // RFC 768: the addresses, the protocol and the length count too; a sum of 0 is sent as 0xffff, because 0 means none.
        short checksum = checksum(sum(bytes, 12, bytes.length) + UDP + length);
        return packet.putShort(UDP_CHECKSUM, checksum == 0 ? (short) -1 : checksum).array();
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
