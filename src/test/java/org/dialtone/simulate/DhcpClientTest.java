package org.dialtone.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DhcpClientTest {

    private static final Ip4 SERVER = Ip4.of("127.66.7.1");
    private static final Ip4 LEASED = Ip4.of("127.66.7.9");
    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");

    private final List<DhcpMessage> heard = Collections.synchronizedList(new ArrayList<>());
    private DatagramSocket server;
    private Relay relay;

    @BeforeEach
    void open() throws IOException {
        server = new DatagramSocket(new InetSocketAddress(SERVER.toInetAddress(), 0));
        relay = new Relay(Ip4.of("127.66.7.2"), new InetSocketAddress(SERVER.toInetAddress(), server.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void discoversRequestsAndRenewsBehindARelay() throws Exception {
        answering(request -> {
            MessageType type =
                    request.type().orElseThrow() == MessageType.DISCOVER ? MessageType.OFFER : MessageType.ACK;
            MessageBuilder answer =
                    MessageBuilder.answer(request, type).yiaddr(LEASED).option(Code.SERVER_ID, SERVER);
            answer.options().u32(Code.LEASE_TIME, 600).u32(Code.RENEWAL_TIME, 200);
            return answer.build();
        });
        List<String> steps = new ArrayList<>();
        DhcpClient client = client(Duration.ofSeconds(4));
        DhcpClient.Lease lease = client.boot((step, _) -> steps.add(step));
        assertEquals(LEASED, lease.address());
        assertEquals(Duration.ofSeconds(200), lease.renewal());
        assertEquals(LEASED, client.renew(lease).address());
        assertEquals(List.of("OFFER", "ACK"), steps);
        assertEquals(
                List.of(MessageType.DISCOVER, MessageType.REQUEST, MessageType.REQUEST),
                heard.stream().map(message -> message.type().orElseThrow()).toList());
        DhcpMessage discover = heard.getFirst();
        assertEquals(Ip4.of("127.66.7.2"), discover.giaddr());
        assertArrayEquals(new byte[] {66, 3}, discover.options().get(Code.PARAMETER_REQUEST_LIST));
        assertEquals("yealink", discover.options().text(Code.VENDOR_CLASS).orElseThrow());
        assertEquals("0109" + hex("simulator") + "1300", hex(discover.options().get(Code.RELAY_AGENT)));
        assertEquals(
                LEASED, heard.get(1).options().address(Code.REQUESTED_ADDRESS).orElseThrow());
        assertEquals(SERVER, heard.get(1).options().address(Code.SERVER_ID).orElseThrow());
        assertEquals(LEASED, heard.getLast().ciaddr());
    }

    @Test
    void tellsWhyItWasRefused() {
        answering(request -> MessageBuilder.answer(request, MessageType.NAK)
                .option(Code.MESSAGE, "not here".getBytes(StandardCharsets.US_ASCII))
                .build());
        assertEquals(
                "NAK: not here",
                assertThrows(
                                IOException.class,
                                () -> client(Duration.ofSeconds(4)).boot((_, _) -> {}))
                        .getMessage());
    }

    @Test
    void givesUpAfterItsTries() {
        assertEquals(
                "no OFFER after 5 tries",
                assertThrows(
                                IOException.class,
                                () -> client(Duration.ofMillis(1)).boot((_, _) -> {}))
                        .getMessage());
    }

    private DhcpClient client(Duration wait) {
        return new DhcpClient(MAC, "yealink", List.of(66, 3), relay, wait, new Random(1));
    }

    private void answering(Function<DhcpMessage, DhcpMessage> answer) {
        Thread.ofVirtual().start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            while (!server.isClosed()) {
                try {
                    server.receive(packet);
                    DhcpMessage request = DhcpMessage.decode(Arrays.copyOf(packet.getData(), packet.getLength()));
                    heard.add(request);
                    byte[] bytes = answer.apply(request).encode();
                    server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                } catch (IOException | MalformedMessage e) {
                    return;
                }
            }
        });
    }

    private static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
