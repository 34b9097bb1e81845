package org.dialtone.recorder;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Ethernet, IP (RFC 791), UDP and TCP headers around recorded messages. */
final class MadeUpHeaders {

    private static final byte[] BOX = {2, 0, 0, 0, 0, 1};
    private static final byte[] ALL = {-1, -1, -1, -1, -1, -1};
    private static final int IPV4 = 0x0800;
    private static final int ETHERNET = 14;
    private static final int IP = 20;
    private static final int UDP = 8;
    private static final int TCP = 20;
    private static final byte UDP_NUMBER = 17;
    private static final byte TCP_NUMBER = 6;
    private static final int PUSH_AND_ACK = 0x18;
    /** Counts as one byte too (RFC 9293 section 3.4). */
    private static final int FIN = 1;

    private final byte[] phone;
    private final Map<Flow, int[]> sent = new HashMap<>();

    private record Flow(Ip4 phone, int port, int boxPort) {}

    MadeUpHeaders(MacAddress phone) {
        this.phone = phone.bytes();
    }

    byte[] around(RecordedMessage message) {
        byte[] bytes = message.bytes();
        int transport = message.carrier().isStream() ? TCP : UDP;
        ByteBuffer packet = ByteBuffer.allocate(ETHERNET + IP + transport + bytes.length);
        ethernet(packet, message);
        ip(packet, message, transport + bytes.length);
        int boxPort = message.carrier().port();
        packet.putShort((short) (message.fromPhone() ? message.phonePort() : boxPort));
        packet.putShort((short) (message.fromPhone() ? boxPort : message.phonePort()));
        if (message.carrier().isStream()) {
            tcp(packet, message);
        } else {
            packet.putShort((short) (UDP + bytes.length)).putShort((short) 0);
        }
        packet.put(bytes);
        if (message.carrier().isStream()) {
            packet.putShort(ETHERNET + IP + 16, tcpChecksum(packet.array(), TCP + bytes.length));
        }
        return packet.array();
    }

    private void ethernet(ByteBuffer packet, RecordedMessage message) {
        byte[] other = message.box().equals(Ip4.BROADCAST) ? ALL : BOX;
        byte[] there = message.phone().equals(Ip4.BROADCAST) ? ALL : phone;
        packet.put(message.fromPhone() ? other : there)
                .put(message.fromPhone() ? phone : BOX)
                .putShort((short) IPV4);
    }

    private static void ip(ByteBuffer packet, RecordedMessage message, int payload) {
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (IP + payload)).putInt(0);
        packet.put((byte) 64)
                .put(message.carrier().isStream() ? TCP_NUMBER : UDP_NUMBER)
                .putShort((short) 0);
        packet.put((message.fromPhone() ? message.phone() : message.box()).bytes());
        packet.put((message.fromPhone() ? message.box() : message.phone()).bytes());
        packet.putShort(ETHERNET + 10, (short) ~folded(sum(packet.array(), ETHERNET, IP)));
    }

    /**
     * Counts from 1 in each direction of a connection, as relative numbers do. An answer over HTTP ends with FIN,
     * because a reader would else wait for the body that its head announces.
     */
    private void tcp(ByteBuffer packet, RecordedMessage message) {
        Flow flow =
                new Flow(message.phone(), message.phonePort(), message.carrier().port());
        int[] counts = sent.computeIfAbsent(flow, _ -> new int[] {1, 1});
        int mine = message.fromPhone() ? 0 : 1;
        packet.putInt(counts[mine]).putInt(counts[1 - mine]);
        int fin = !message.fromPhone() && !message.carrier().isSip() ? FIN : 0;
        packet.put((byte) (TCP / 4 << 4))
                .put((byte) (PUSH_AND_ACK | fin))
                .putShort((short) -1)
                .putInt(0);
        counts[mine] += message.bytes().length + fin;
    }

    /** RFC 9293 section 3.1: over the addresses, protocol and length too. */
    private static short tcpChecksum(byte[] packet, int length) {
        int addresses = sum(packet, ETHERNET + 12, 8);
        return (short) ~folded(addresses + TCP_NUMBER + length + sum(packet, ETHERNET + IP, length));
    }

    private static int sum(byte[] bytes, int from, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bytes[from + i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static int folded(int sum) {
        int folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return folded;
    }
}
