package org.dialtone.web.phonefiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.dialtone.socket.http.NativeTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bytes that wait for the end of a connection must meet that end: the test asks Vert.x itself whether it ends the
 * connection.
 */
@Timeout(60)
class ConnectionCloseTest {

    private static Vertx vertx;
    private static HttpServer http;

    @BeforeAll
    static void serve() throws Exception {
        vertx = new VertxBuilder(new VertxOptions().setPreferNativeTransport(true))
                .init()
                .findTransport(new NativeTransport())
                .vertx();
        http = vertx.createHttpServer()
                .requestHandler(request -> {
                    ConnectionClose.inOnePacket(request);
                    Channel channel = ((ConnectionBase) request.connection()).channel();
                    request.response()
                            .end("held " + channel.config().getOption(EpollChannelOption.TCP_CORK)
                                    + ", acknowledged at once "
                                    + channel.parent().config().getOption(NativeTransport.quickAcknowledgement()));
                })
                .listen(0, "127.66.21.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HTTP/1.1, -, false",
                "HTTP/1.1, close, true",
                "HTTP/1.1, Close, true",
                "HTTP/1.1, keep-alive, false",
                "HTTP/1.1, 'TE, close', false",
                "HTTP/1.1, closed, false",
                "HTTP/1.0, -, true",
                "HTTP/1.0, close, true",
                "HTTP/1.0, Keep-Alive, false"
            })
    void theCloseHeaderIsHeldBackWhereTheConnectionEnds(String version, String connection, boolean ends)
            throws Exception {
        try (Socket phone = new Socket("127.66.21.1", http.actualPort())) {
            String head = "GET /a.cfg " + version + "\r\nHost: box\r\n"
                    + (connection == null ? "" : "Connection: " + connection + "\r\n") + "\r\n";
            phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = answer(phone.getInputStream());
            assertEquals("held " + ends + ", acknowledged at once 0", answer.substring(answer.indexOf("\r\n\r\n") + 4));
            if (ends) {
                assertEquals(-1, phone.getInputStream().read());
            } else {
                phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                assertEquals(answer, answer(phone.getInputStream()));
            }
        }
    }

    /** Reads the answer, which ends with a digit. */
    private static String answer(InputStream in) throws Exception {
        StringBuilder text = new StringBuilder();
        while (!text.toString().matches("(?s).*at once \\d")) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("the connection ended after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
