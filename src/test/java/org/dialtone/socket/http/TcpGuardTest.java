package org.dialtone.socket.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A connection may be idle for six ticks; a tick is short in this test, and long beside the pauses of a busy machine.
 */
@Timeout(120)
class TcpGuardTest {

    private static final int TICK = 400;
    private static final CountDownLatch cutOff = new CountDownLatch(1);
    private static Vertx vertx;
    private static HttpServer http;
    private static NetServer other;

    @BeforeAll
    static void serve() throws Exception {
        vertx = new VertxBuilder(new VertxOptions().setPreferNativeTransport(true))
                .init()
                .findTransport(new NativeTransport(TICK))
                .vertx();
        http = vertx.createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setHost("0.0.0.0")
                        .setPort(0))
                .requestHandler(request -> {
                    if (request.path().equals("/feed")) {
                        request.response().setChunked(true);
                        vertx.setPeriodic(TICK, _ -> request.response().write("x"));
                    } else if (request.path().equals("/large")) {
                        request.connection().closeHandler(_ -> cutOff.countDown());
                        request.response().end(Buffer.buffer(new byte[64 << 20]));
                    } else {
                        request.response().end("fine");
                    }
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        other = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(socket::write))
                .listen(0, "0.0.0.0")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void silentAndDrippingConnectionsAreClosed() throws Exception {
        long begun = System.nanoTime();
        try (Socket silent = open("127.66.20.1");
                Socket dripping = open("127.66.20.1")) {
            dripping.setSoTimeout(TICK / 2);
            int heard;
            do {
                heard = drip(dripping);
            } while (heard == 0 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(30));
            assertEquals(-1, heard);
            assertTrue(System.nanoTime() - begun >= TimeUnit.MILLISECONDS.toNanos(5 * TICK));
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    @Test
    void aClientThatReadsNothingOfALongAnswerIsCutOff() throws Exception {
        try (Socket lazy = open("127.66.20.2")) {
            lazy.getOutputStream().write("GET /large HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertTrue(cutOff.await(30, TimeUnit.SECONDS), "it holds its place");
            long got = 0;
            try {
                byte[] chunk = new byte[1 << 16];
                for (int read = lazy.getInputStream().read(chunk);
                        read > 0;
                        read = lazy.getInputStream().read(chunk)) {
                    got += read;
                }
            } catch (IOException _) {
                // The connection was reset, because the box discarded the rest of the answer.
            }
            assertTrue(got < 64 << 20, () -> "the whole answer came");
        }
    }

    @Test
    void honestConnectionsStay() throws Exception {
        try (Socket feed = open("127.66.20.3");
                Socket often = open("127.66.20.3");
                Socket notHttp = new Socket("127.0.0.1", other.actualPort())) {
            feed.getOutputStream().write("GET /feed HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 5; i++) {
                often.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertTrue(often.getInputStream().read() > 0);
                feed.getInputStream().readNBytes(6);
                Thread.sleep(2L * TICK);
            }
            notHttp.setSoTimeout(20_000);
            notHttp.getOutputStream().write('x');
            assertEquals('x', notHttp.getInputStream().read());
        }
    }

    @Test
    void oneAddressHasItsBoundAndOthersHaveTheirs() throws Exception {
        // Uses the box's own ticks, so that it closes no idle connection meanwhile.
        Vertx patient = new VertxBuilder(new VertxOptions().setPreferNativeTransport(true))
                .init()
                .findTransport(new NativeTransport())
                .vertx();
        List<Closeable> open = new ArrayList<>(List.of(
                () -> patient.close().toCompletionStage().toCompletableFuture().join()));
        try {
            int port = patient.createHttpServer(
                            new HttpServerOptions().setHost("0.0.0.0").setPort(0))
                    .requestHandler(request -> request.response().end("fine"))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .actualPort();
            for (int i = 0; i < TcpCounts.MOST_OF_ONE_ADDRESS; i++) {
                Socket socket = open("127.66.20.4", port);
                open.add(socket);
                // The box counts a connection when it accepts it, after the kernel has connected it: an answer shows
                // that it is counted.
                assertEquals('H', ask(socket));
            }
            try (Socket surplus = open("127.66.20.4", port);
                    Socket foreign = open("127.66.20.5", port)) {
                assertEquals('H', ask(foreign));
                assertEquals(-1, ask(surplus));
            }
        } finally {
            for (Closeable one : open.reversed()) {
                one.close();
            }
        }
    }

    /** The beginning of a handshake's first record, and no more. */
    @Test
    void handshakesThatAreNeverEndedAreBounded() throws Exception {
        Vertx patient = new VertxBuilder(new VertxOptions().setPreferNativeTransport(true))
                .init()
                .findTransport(new NativeTransport())
                .vertx();
        List<Closeable> open = new ArrayList<>(List.of(
                () -> patient.close().toCompletionStage().toCompletableFuture().join()));
        try {
            int port = patient.createHttpServer(new HttpServerOptions()
                            .setHost("0.0.0.0")
                            .setPort(0)
                            .setSsl(true)
                            .setSslHandshakeTimeout(120)
                            .setKeyCertOptions(SelfSignedCertificate.create().keyCertOptions()))
                    .requestHandler(request -> request.response().end("fine"))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .actualPort();
            for (int i = 0; i < TcpCounts.MOST_OF_ONE_ADDRESS; i++) {
                Socket socket = open("127.66.20.6", port);
                open.add(socket);
                socket.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
            }
            Socket surplus = null;
            for (int i = 0; i < 8; i++) {
                surplus = open("127.66.20.6", port);
                open.add(surplus);
                surplus.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
            }
            assertEquals(-1, drip(surplus));
        } finally {
            for (Closeable one : open.reversed()) {
                one.close();
            }
        }
    }

    /** Returns the first byte of the answer; -1 where the other end closed. */
    private static int ask(Socket socket) throws SocketTimeoutException {
        try {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return -1;
        }
    }

    /** Returns -1 where the other end closed. */
    private static int drip(Socket socket) {
        try {
            socket.getOutputStream().write('G');
            return socket.getInputStream().read();
        } catch (SocketTimeoutException _) {
            return 0;
        } catch (IOException _) {
            return -1;
        }
    }

    private static Socket open(String from) throws IOException {
        return open(from, http.actualPort());
    }

    private static Socket open(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }
}
