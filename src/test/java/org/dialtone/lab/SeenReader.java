package org.dialtone.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Reads what packets promise: answers of DHCP, of the registrar and of the file server, and what phones give back. */
final class SeenReader {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int DHCP_SERVER = 67;
    private static final int SIP = 5060;
    private static final int HTTP = 80;
    private static final Pattern REGISTERED = Pattern.compile(
            "SIP/2\\.0 200 .*^To:[^\\n]*sip:([^@]+)@.*^CSeq: *\\d+ REGISTER", Pattern.DOTALL | Pattern.MULTILINE);

    private final Map<Integer, String> ports;
    /** The kernel sends what nobody has acknowledged again, whether or not the program still lives. */
    private final Set<ByteBuffer> segments = new HashSet<>();

    /**
     * @param ports the machine behind each port of the switch, nothing where phones are; the switch itself sees each
     *              broadcast a second time, which doesn't count
     */
    SeenReader(Map<Integer, String> ports) {
        this.ports = ports;
    }

    Optional<Seen> read(PacketCapture.Packet packet) {
        ByteBuffer ip = packet.ip();
        int header = ip.capacity() < 20 ? 0 : (ip.get(0) & 0xf) * 4;
        String by = ports.get(packet.port());
        if (by == null || packet.outgoing() || header < 20 || ip.capacity() < header + UDP_HEADER) {
            return Optional.empty();
        }
        int from = ip.getShort(header) & 0xffff;
        int to = ip.getShort(header + 2) & 0xffff;
        return switch (ip.get(9)) {
            case UDP -> udp(packet.at(), by, from, to, bytes(ip, header + UDP_HEADER));
            case TCP -> from == HTTP ? file(packet.at(), by, ip, header) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Seen> udp(long at, String by, int from, int to, byte[] payload) {
        if (from == DHCP_SERVER || to == DHCP_SERVER) {
            return dhcp(at, by, payload);
        }
        if (from != SIP) {
            return Optional.empty();
        }
        Matcher found = REGISTERED.matcher(new String(payload, StandardCharsets.UTF_8));
        return found.lookingAt() ? Optional.of(new Seen.Registered(at, by, found.group(1))) : Optional.empty();
    }

    private static Optional<Seen> dhcp(long at, String by, byte[] payload) {
        try {
            DhcpMessage message = DhcpMessage.decode(payload);
            MacAddress mac = message.mac().orElseThrow();
            return Optional.ofNullable(
                    switch (message.type().orElseThrow()) {
                        case OFFER -> new Seen.Offered(at, by, mac, message.yiaddr());
                        case NAK -> new Seen.Refused(at, by, mac);
                        case RELEASE -> new Seen.Released(at, by, mac, message.ciaddr());
                        // One to a DHCPINFORM gives no address.
                        case ACK -> message.yiaddr().equals(Ip4.ANY) ? null : acked(at, by, mac, message);
                        case MessageType _ -> null;
                    });
        } catch (MalformedMessage e) {
            return Optional.empty();
        }
    }

    private static Seen acked(long at, String by, MacAddress mac, DhcpMessage ack) {
        return new Seen.Acked(
                at,
                by,
                mac,
                ack.yiaddr(),
                ack.options().u32(Code.LEASE_TIME).orElse(0),
                ack.options().address(Code.SERVER_ID).orElse(Ip4.ANY));
    }

    private Optional<Seen> file(long at, String by, ByteBuffer ip, int header) {
        int data = header + (ip.get(header + 12) >> 4 & 0xf) * 4;
        boolean begins = ip.capacity() > data + 12
                && new String(bytes(ip.slice(data, 12), 0), StandardCharsets.US_ASCII).matches("HTTP/1\\.. 200");
        // Addresses, ports and the sequence number.
        ByteBuffer segment = ByteBuffer.allocate(16)
                .put(bytes(ip.slice(12, 8), 0))
                .put(bytes(ip.slice(header, 8), 0))
                .flip();
        return begins && segments.add(segment)
                ? Optional.of(new Seen.Filed(at, by, new Ip4(ip.getInt(16))))
                : Optional.empty();
    }

    private static byte[] bytes(ByteBuffer buffer, int from) {
        byte[] bytes = new byte[buffer.capacity() - from];
        buffer.get(from, bytes);
        return bytes;
    }
}
