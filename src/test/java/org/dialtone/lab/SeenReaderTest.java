package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** What a machine promises is read from its packets, as tcpdump writes them. */
class SeenReaderTest {

    private static final int PORT = 7;
    private static final int PHONES = 9;
    private static final int SWITCH = 1;
    private static final long AT = 1_700_000_000_000_123L;
    private static final Ip4 SERVER = Ip4.of("10.66.0.1");
    private static final Ip4 PHONE = Ip4.of("10.66.1.9");
    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:09");

    private final SeenReader reader = new SeenReader(Map.of(PORT, "a", PHONES, ""));

    @Test
    void anAcknowledgedLease() throws IOException {
        DhcpMessage ack = message(MessageType.ACK, DhcpMessage.BOOTREPLY);
        assertEquals(
                Optional.of(new Seen.Acked(AT, "a", MAC, PHONE, 300, SERVER)),
                read(PORT, false, udp(67, ack.encode())));
    }

    @Test
    void anAnswerToWhoOnlyAsks() throws IOException {
        DhcpMessage ack = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .type(MessageType.ACK)
                .mac(MAC)
                .ciaddr(PHONE)
                .build();
        assertEquals(Optional.empty(), read(PORT, false, udp(67, ack.encode())));
    }

    @Test
    void whatAPhoneGivesBack() throws IOException {
        DhcpMessage release = DhcpMessage.builder()
                .type(MessageType.RELEASE)
                .mac(MAC)
                .ciaddr(PHONE)
                .build();
        assertEquals(
                Optional.of(new Seen.Released(AT, "", MAC, PHONE)), read(PHONES, false, udp(68, release.encode())));
    }

    @Test
    void aBroadcastIsSeenOnce() throws IOException {
        DhcpMessage nak = DhcpMessage.builder()
                .op(DhcpMessage.BOOTREPLY)
                .type(MessageType.NAK)
                .mac(MAC)
                .build();
        assertEquals(Optional.of(new Seen.Refused(AT, "a", MAC)), read(PORT, false, udp(67, nak.encode())));
        assertEquals(Optional.empty(), read(SWITCH, false, udp(67, nak.encode())));
    }

    @Test
    void aRegistration() throws IOException {
        String answer = "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.66.1.9\r\nTo: <sip:1001@10.66.0.1>;tag=x\r\n"
                + "CSeq: 2 REGISTER\r\n\r\n";
        assertEquals(Optional.of(new Seen.Registered(AT, "a", "1001")), read(PORT, false, udp(5060, bytes(answer))));
        String challenge = answer.replace("200 OK", "401 Unauthorized");
        assertEquals(Optional.empty(), read(PORT, false, udp(5060, bytes(challenge))));
        assertEquals(Optional.empty(), read(PORT, false, udp(5060, bytes(answer.replace("REGISTER", "OPTIONS")))));
    }

    @Test
    void aFileIsCountedOnce() throws IOException {
        byte[] segment = ip(
                6,
                ByteBuffer.allocate(20 + 15)
                        .putShort((short) 80)
                        .putShort((short) 40_000)
                        .putInt(77)
                        .putInt(0)
                        .putShort((short) 0x5010)
                        .position(20)
                        .put(bytes("HTTP/1.1 200 OK"))
                        .array());
        assertEquals(Optional.of(new Seen.Filed(AT, "a", PHONE)), read(PORT, false, segment));
        assertEquals(Optional.empty(), read(PORT, false, segment), "the kernel sent it again");
    }

    @Test
    void whatTheSwitchForwardsIsSeenOnce() throws IOException {
        byte[] packet =
                udp(67, message(MessageType.OFFER, DhcpMessage.BOOTREPLY).encode());
        assertEquals(Optional.empty(), read(PORT, true, packet));
    }

    private static DhcpMessage message(MessageType type, int op) {
        return DhcpMessage.builder()
                .op(op)
                .type(type)
                .mac(MAC)
                .yiaddr(PHONE)
                .option(Code.SERVER_ID, SERVER)
                .option(Code.LEASE_TIME, (byte) 0, (byte) 0, (byte) 1, (byte) 44)
                .build();
    }

    private Optional<Seen> read(int port, boolean outgoing, byte[] ip) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(24 + 16 + 20 + ip.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(20, 276)
                .position(24)
                .putInt((int) (AT / 1_000_000))
                .putInt((int) (AT % 1_000_000))
                .putInt(20 + ip.length)
                .putInt(20 + ip.length);
        file.order(ByteOrder.BIG_ENDIAN)
                .putInt(44, port)
                .put(50, (byte) (outgoing ? 4 : 0))
                .put(60, ip);
        PacketCapture capture = new PacketCapture(new ByteArrayInputStream(file.array()));
        Optional<Seen> seen = reader.read(capture.next());
        assertEquals(null, capture.next());
        return seen;
    }

    private static byte[] udp(int from, byte[] payload) {
        return ip(
                17,
                ByteBuffer.allocate(8 + payload.length)
                        .putShort((short) from)
                        .putShort((short) (from == 68 ? 67 : 68))
                        .position(8)
                        .put(payload)
                        .array());
    }

    private static byte[] ip(int protocol, byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length)
                .put(0, (byte) 0x45)
                .put(9, (byte) protocol)
                .putInt(12, SERVER.bits())
                .putInt(16, PHONE.bits())
                .put(20, payload)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
