package org.dialtone.socket.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.lab.FreePorts;
import org.dialtone.recorder.Taps;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingStore;
import org.dialtone.sip.CallBook;
import org.dialtone.sip.SipServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The 200 to a REGISTER leaves by real sockets when its commit has ended, which the test decides. */
class CommittedAnswersTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE = 30_000;
    /** The limit, less what a timer's whole milliseconds leave out. */
    private static final long LIMIT = TimeUnit.MILLISECONDS.toNanos(400 - 1);

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final Vertx vertx = Vertx.vertx();
    /** Of each change, its commit, and when it came. */
    private final BlockingQueue<Commit> commits = new LinkedBlockingQueue<>();

    private volatile boolean active = true;
    private SipSockets sockets;
    private int cseq;

    private record Commit(CompletableFuture<Void> stored, long since) {}

    /** A phone's side, over UDP or TCP. */
    private interface Line extends AutoCloseable {

        void send(byte[] message) throws IOException;

        String receive() throws IOException;

        @Override
        void close() throws IOException;
    }

    @BeforeEach
    void open() {
        KernelRoutes here = new KernelRoutes("127.0.0.1", new KernelInterfaces());
        SipServer server = SipServer.of(
                SipBench.registrar(new Awaited()),
                new CallBook(InstantSource.system(), 0, _ -> {}),
                here,
                () -> new byte[32],
                new SplittableRandom());
        int port = FreePorts.some(1, "127.0.0.1").getFirst();
        sockets = new SipSockets(vertx, here, port, server, (_, then) -> then.run(), Taps.sip(), () -> active);
        await(sockets.start());
    }

    @AfterEach
    void close() {
        await(sockets.stop());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void theAnswerLeavesWithTheCommit(String transport) throws Exception {
        try (Line line = line(transport)) {
            long least = Long.MAX_VALUE;
            for (int tries = 0; least > SOON && tries < 20; tries++) {
                Commit commit = register(line, transport);
                long ended = System.nanoTime();
                commit.stored().complete(null);
                assertTrue(line.receive().startsWith("SIP/2.0 200 "));
                least = Math.min(least, System.nanoTime() - ended);
            }
            assertTrue(least <= SOON, least + " ns from the commit to the answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void aCommitThatHangsKeepsNoPhoneWaiting(String transport) throws Exception {
        try (Line line = line(transport)) {
            Commit commit = register(line, transport);
            assertTrue(line.receive().startsWith("SIP/2.0 200 "));
            long waited = System.nanoTime() - commit.since();
            assertTrue(waited >= LIMIT, waited + " ns");
        }
    }

    /** Another process took over from this one, whose commit therefore failed. */
    @Test
    void aProcessThatIsActiveNoMoreTellsNoPhoneThatItIsRegistered() throws Exception {
        try (Line line = line("UDP")) {
            Commit commit = register(line, "UDP");
            active = false;
            commit.stored().completeExceptionally(new IOException("superseded"));
            passTheLoop();
            active = true;
            line.send(request("OPTIONS", "UDP", ""));
            String answer = line.receive();
            assertTrue(answer.contains("CSeq: " + cseq + " OPTIONS\r\n"), answer);
        }
    }

    /** Sends a REGISTER with the right password; its answer is still to come. */
    private Commit register(Line line, String transport) throws Exception {
        line.send(request("REGISTER", transport, ""));
        Matcher challenge = NONCE.matcher(line.receive());
        assertTrue(challenge.find());
        String proof = md5(md5("u1:dialtone:secret") + ":" + challenge.group(1) + ":" + md5("REGISTER:sip:box"));
        String credentials =
                "Authorization: Digest username=\"u1\", realm=\"dialtone\", algorithm=MD5, uri=\"sip:box\", nonce=\""
                        + challenge.group(1) + "\", response=\"" + proof + "\"\n";
        line.send(request("REGISTER", transport, credentials));
        Commit commit = commits.poll(PATIENCE, TimeUnit.MILLISECONDS);
        passTheLoop();
        return commit;
    }

    /** What the loop had to do before is done. */
    private void passTheLoop() {
        await(sockets.closeTheSlow(System.nanoTime()));
    }

    private byte[] request(String method, String transport, String more) {
        return ("%1$s sip:box SIP/2.0\nVia: SIP/2.0/%2$s 127.0.0.1:9;branch=z9hG4bK%3$d;rport\nFrom: <sip:u1@box>;tag=a\n"
                        + "To: <sip:u1@box>\nCall-ID: c\nCSeq: %3$d %1$s\nContact: <sip:u1@127.0.0.1:9>\nUser-Agent: sipsak\n"
                        + more + "Content-Length: 0\n\n")
                .formatted(method, transport, ++cseq)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String md5(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Line line(String transport) throws IOException {
        return transport.equals("UDP") ? new Datagrams(new DatagramSocket(0, LOOPBACK)) : stream();
    }

    private Line stream() throws IOException {
        Socket socket = new Socket(LOOPBACK, sockets.port());
        socket.setSoTimeout(PATIENCE);
        return new Stream(socket);
    }

    private final class Datagrams implements Line {

        private final DatagramSocket socket;

        private Datagrams(DatagramSocket socket) {
            this.socket = socket;
        }

        @Override
        public void send(byte[] message) throws IOException {
            socket.send(new DatagramPacket(message, message.length, LOOPBACK, sockets.port()));
        }

        @Override
        public String receive() throws IOException {
            socket.setSoTimeout(PATIENCE);
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private record Stream(Socket socket) implements Line {

        @Override
        public void send(byte[] message) throws IOException {
            socket.getOutputStream().write(message);
        }

        /** None of the answers has a body. */
        @Override
        public String receive() throws IOException {
            StringBuilder message = new StringBuilder();
            while (message.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                assertTrue(next >= 0, "the box hung up");
                message.append((char) next);
            }
            return message.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private final class Awaited implements BindingStore {

        @Override
        public List<Binding> load() {
            return List.of();
        }

        @Override
        public void store(String user, List<Binding> bindings) {
            assertEquals(List.of(), bindings, "only what a phone changes is stored");
        }

        @Override
        public CompletionStage<Void> commit(String user, List<Binding> bindings) {
            Commit commit = new Commit(new CompletableFuture<>(), System.nanoTime());
            commits.add(commit);
            return commit.stored();
        }
    }
}
