package org.dialtone.socket.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dialtone.app.alarm.Alarm;
import org.dialtone.app.alarm.AlarmChange;
import org.dialtone.app.alarm.OutgoingAlarms;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms over real sockets of this machine. */
class AlarmSendersTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String LINE =
            "<131>1 2026-11-24T08:00:00Z box dialtone - DHCP_POOL_EMPTY - \uFEFFraised: voïce is full";

    private final BoxClock clock = new BoxClock(() -> START, () -> 0);
    private final Alarm alarm =
            new Alarm(7, Event.DHCP_POOL_EMPTY, "voice", Details.NONE, START, START, 1, null, null, null);

    private SyslogAlarms syslog(String server) {
        return new SyslogAlarms(URI.create(server), "box", clock, _ -> "voïce is full");
    }

    @Test
    void overUdpAnAlarmIsOnePacket() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, HERE)) {
            server.setSoTimeout(5_000);
            syslog("udp://127.0.0.1:" + server.getLocalPort()).send(alarm, AlarmChange.RAISED);
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            server.receive(packet);
            assertEquals(LINE, new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void overTcpItsLengthComesFirst() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            server.setSoTimeout(5_000);
            syslog("tcp://127.0.0.1:" + server.getLocalPort()).send(alarm, AlarmChange.RAISED);
            try (Socket from = server.accept()) {
                String read = new String(from.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(LINE.getBytes(StandardCharsets.UTF_8).length + " " + LINE, read);
            }
        }
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
            port = closed.getLocalPort();
        }
        assertThrows(IOException.class, () -> syslog("tcp://127.0.0.1:" + port).send(alarm, AlarmChange.RAISED));
    }

    @Test
    void anEndIsANoticeAndControlCharactersAreNone() {
        String line = new SyslogLine("my box").of(alarm, AlarmChange.CLEARED, START, "a\nb");
        assertEquals("<133>1 2026-11-24T08:00:00Z mybox dialtone - DHCP_POOL_EMPTY - \uFEFFcleared: a b", line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.66.0.9", "http://10.66.0.9", "udp:10.66.0.9", "tls://box:s3cret@10.66.0.9"})
    void whatIsNoServerIsSaidWithoutItsText(String server) {
        assertEquals(
                "not a syslog server; write udp://10.66.0.9:514",
                assertThrows(IllegalArgumentException.class, () -> syslog(server))
                        .getMessage());
    }

    @Test
    void aWebhookGetsJson() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        withWebhook(204, bodies, hook -> hook.send(alarm, AlarmChange.RAISED));
        JsonObject json = new JsonObject(bodies.getFirst());
        assertEquals("raised", json.getString("change"));
        assertEquals(7, json.getInteger("id"));
        assertEquals("DHCP_POOL_EMPTY", json.getString("event"));
        assertEquals("error", json.getString("severity"));
        assertEquals("voice", json.getString("subject"));
        assertEquals("voïce is full", json.getString("says"));
        assertEquals("2026-11-24T08:00:00Z", json.getString("raised"));
    }

    @Test
    void aRefusalIsFinalAndAFaultIsNot() throws Exception {
        withWebhook(
                404,
                new CopyOnWriteArrayList<>(),
                hook -> assertThrows(
                        OutgoingAlarms.RefusedByReceiver.class, () -> hook.send(alarm, AlarmChange.RAISED)));
        for (int status : new int[] {429, 408, 503}) {
            withWebhook(
                    status,
                    new CopyOnWriteArrayList<>(),
                    hook -> assertThrows(IOException.class, () -> hook.send(alarm, AlarmChange.RAISED)));
        }
    }

    private interface Deed {

        void with(WebhookAlarms hook) throws Exception;
    }

    private void withWebhook(int status, List<String> bodies, Deed deed) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            deed.with(new WebhookAlarms(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms"),
                    "box",
                    clock,
                    _ -> "voïce is full"));
        } finally {
            server.stop(0);
        }
    }
}
