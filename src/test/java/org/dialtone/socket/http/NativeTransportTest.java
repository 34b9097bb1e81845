package org.dialtone.socket.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NativeTransportTest {

    /** The state LISTEN in the kernel's table. */
    private static final String LISTENS = "0A";

    @Test
    void everyLoopThatServesHasDoorsOfItsOwnAndAForeignProgramHasNone() throws Exception {
        Vertx vertx = new VertxBuilder(
                        new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1))
                .init()
                .findTransport(new NativeTransport())
                .vertx();
        try {
            HttpServer server = within(vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.66.21.1").setPort(0))
                    .requestHandler(request -> request.response().end("fine"))
                    .listen());
            int port = server.actualPort();
            assertEquals(1, listening(port));
            while (listening(port) < 5) {
                // A loop opens its listeners when it gets a connection; one that ends before leaves them to the next.
                get(port);
                Thread.sleep(20);
            }
            for (int i = 0; i < 40; i++) {
                get(port);
            }
            assertThrows(
                    BindException.class, () -> new ServerSocket(port, 5, InetAddress.getByName("127.66.21.1")).close());
            within(server.close());
            while (listening(port) > 0) {
                Thread.sleep(20);
            }
        } finally {
            within(vertx.close());
        }
    }

    private static <T> T within(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static void get(int port) throws IOException {
        try (Socket socket = new Socket("127.66.21.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.endsWith("fine"), answer);
        }
    }

    private static long listening(int port) throws IOException {
        String end = String.format(":%04X", port);
        List<String> sockets = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
        sockets.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
        return sockets.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words[1].endsWith(end) && words[3].equals(LISTENS))
                .count();
    }

    @Test
    void vertxFindsItAndItWorksHere() {
        List<Transport> found = ServiceLoader.load(Transport.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertEquals(
                List.of(NativeTransport.class),
                found.stream().map(Object::getClass).toList());
        assertTrue(
                found.getFirst().isAvailable(),
                () -> String.valueOf(found.getFirst().unavailabilityCause()));
    }

    @Test
    void aNativeImageKeepsServiceFileAndConstructor() throws IOException {
        try (InputStream in = getClass()
                .getResourceAsStream("/META-INF/native-image/org.dialtone/transport/reachability-metadata.json")) {
            String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(metadata.contains("\"" + NativeTransport.class.getName() + "\""), metadata);
            assertTrue(metadata.contains("META-INF/services/" + Transport.class.getName()), metadata);
        }
    }
}
