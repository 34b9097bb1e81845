package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.app.SharedAddress;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.lab.FreePorts;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests real sockets on loopback, with plain ones of the JDK on the other side. */
class SipSocketsTest {

    private static final String OPTIONS = """
            OPTIONS sip:box SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK1%s
            From: <sip:1001@box>;tag=a
            To: <sip:box>
            Call-ID: c
            CSeq: 4 OPTIONS
            Content-Length: 0

            """.replace("\n", "\r\n");
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final SipSockets sockets =
            SipBench.sockets(vertx, FreePorts.some(1, "127.0.0.1").getFirst(), SipBench.registrar());

    @BeforeEach
    void open() {
        await(sockets.start());
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static String receive(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(PATIENCE);
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
    }

    private void send(DatagramSocket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, sockets.port()));
    }

    @Test
    void answersWhereTheSenderListens_rfc3261_18_2_2() throws IOException {
        try (DatagramSocket sender = new DatagramSocket(0, LOOPBACK);
                DatagramSocket listener = new DatagramSocket(0, LOOPBACK)) {
            send(sender, OPTIONS.formatted(listener.getLocalPort(), ""));
            assertTrue(receive(listener).startsWith("SIP/2.0 200 OK\r\n"));
        }
    }

    @Test
    void answersToTheSourcePortWhereAsked_rfc3581_4() throws IOException {
        try (DatagramSocket sender = new DatagramSocket(0, LOOPBACK)) {
            send(sender, OPTIONS.formatted(9, ";rport"));
            assertTrue(receive(sender).contains(";rport=" + sender.getLocalPort()));
        }
    }

    @Test
    void whoIsInTheSubnetOfASharedAddressHearsIt() throws IOException {
        KernelInterfaces machine = new KernelInterfaces(SharedAddress.list(List.of("lo=127.66.0.9/16")));
        SipSockets sharing = SipBench.sockets(
                vertx,
                new KernelRoutes("0.0.0.0", machine),
                FreePorts.some(1, "0.0.0.0").getFirst(),
                SipBench.registrar(),
                new CallBook(InstantSource.system(), 0, _ -> {}),
                new StreamLimits());
        await(sharing.start());
        InetSocketAddress shared = new InetSocketAddress("127.66.0.9", sharing.port());
        byte[] bytes = OPTIONS.formatted(9, ";rport").getBytes(StandardCharsets.ISO_8859_1);
        for (String asked : List.of("127.66.0.9", "127.0.0.1")) {
            try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress("127.66.0.2", 0))) {
                DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                phone.setSoTimeout(PATIENCE);
                phone.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(asked, sharing.port())));
                phone.receive(packet);
                assertEquals(shared, packet.getSocketAddress());
            }
        }
        try (DatagramSocket other = new DatagramSocket(null)) {
            other.setReuseAddress(true);
            assertThrows(BindException.class, () -> other.bind(shared), "nobody else gets the port");
        }
        await(sharing.stop());
        assertTrue(isGivenBack(shared));
    }

    /** A loop of NIO gives a port back only when it looks for what is ready the next time. */
    private static boolean isGivenBack(InetSocketAddress address) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
        while (System.nanoTime() < end) {
            try {
                new DatagramSocket(address).close();
                return true;
            } catch (BindException _) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
        return false;
    }

    @Test
    void takesLongDatagramsAndPassesOverKeepAlives() throws IOException {
        try (DatagramSocket sender = new DatagramSocket(0, LOOPBACK)) {
            send(sender, "\r\n\r\n");
            send(sender, "\0");
            // A binding request of STUN (RFC 8489). RFC 5626 lets a phone send it where the registrar offered that;
            // this one didn't.
            send(sender, "\0\1\0\0\u0021\u0012\u00a4\u0042abcdefghijkl");
            send(
                    sender,
                    OPTIONS.formatted(9, ";rport").replace("\r\n\r\n", "\r\nX: " + "y".repeat(50_000) + "\r\n\r\n"));
            assertTrue(receive(sender).startsWith("SIP/2.0 200 OK\r\n"));
        }
    }

    @Test
    void answersOverTcpAndPongs_rfc5626_4_4_1() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(LOOPBACK, sockets.port()));
            socket.getOutputStream()
                    .write(("\r\n\r\n" + OPTIONS.formatted(5060, "") + OPTIONS.formatted(5060, ""))
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = "SIP/2.0 200 OK\r\n";
            assertEquals(
                    "\r\n" + answer,
                    new String(socket.getInputStream().readNBytes(2 + answer.length()), StandardCharsets.ISO_8859_1));
        }
    }

    /** No client may occupy what phones need: neither by silence, nor by taking all places. */
    @Test
    void aSilentConnectionStaysOnlyWithARegistration() throws IOException {
        try (Socket phone = new Socket();
                Socket pendingPhone = new Socket();
                Socket another = new Socket();
                Socket late = new Socket()) {
            phone.bind(new InetSocketAddress(LOOPBACK, 0));
            SipSockets own = sockets(new StreamLimits(3, 3), binding(phone.getLocalPort()));
            for (Socket socket : List.of(phone, pendingPhone, another)) {
                ping(own, socket);
            }
            ping(own, late);
            assertEquals(-1, pendingPhone.getInputStream().read());
            await(own.closeTheSlow(System.nanoTime() + TimeUnit.SECONDS.toNanos(60)));
            for (Socket socket : List.of(phone, late)) {
                again(socket);
            }
            await(own.closeTheSlow(System.nanoTime() + TimeUnit.SECONDS.toNanos(200)));
            assertEquals(-1, late.getInputStream().read());
            again(phone);
        }
    }

    private SipSockets sockets(StreamLimits limits, Binding kept) {
        SipSockets own = SipBench.sockets(
                vertx,
                FreePorts.some(1, "127.0.0.1").getFirst(),
                SipBench.registrar(List.of(kept)),
                new CallBook(InstantSource.system(), 0, _ -> {}),
                limits);
        await(own.start());
        return own;
    }

    private static Binding binding(int port) {
        Instant now = Instant.now();
        return new BindingBuilder("1001", "127.0.0.1")
                .contact("sip:1001@127.0.0.1;transport=tcp")
                .port(port)
                .transport(Transport.TCP)
                .from(now, Duration.ofSeconds(3600))
                .build();
    }

    private static void ping(SipSockets own, Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress(LOOPBACK, own.port()));
        again(socket);
    }

    private static void again(Socket socket) throws IOException {
        socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals('\r', socket.getInputStream().read());
        assertEquals('\n', socket.getInputStream().read());
    }

    @Test
    void hangsUpWhereTheNextMessageCantBeFound() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(LOOPBACK, sockets.port()));
            socket.getOutputStream()
                    .write(OPTIONS.formatted(5060, "")
                            .replace("Length: 0", "Length: x")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(all.startsWith("SIP/2.0 400 Bad Request - a Content-Length that can't be read\r\n"), all);
        }
    }

    @Test
    void aPortInUseFailsTheStart() {
        SipSockets second = SipBench.sockets(vertx, sockets.port(), SipBench.registrar());
        CompletionException failure = assertThrows(CompletionException.class, () -> await(second.start()));
        assertInstanceOf(BindException.class, failure.getCause());
    }

    @Test
    void stopFreesThePort() {
        await(sockets.stop());
        for (int tries = 0; !isFree(sockets.port()) && tries < 500; tries++) {
            // The JDK frees a socket that a selector knows when the selector runs next.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertTrue(isFree(sockets.port()));
    }

    private static boolean isFree(int port) {
        try (DatagramSocket again = new DatagramSocket(port, LOOPBACK);
                ServerSocket listener = new ServerSocket(port, 1, LOOPBACK)) {
            return again.isBound() && listener.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
