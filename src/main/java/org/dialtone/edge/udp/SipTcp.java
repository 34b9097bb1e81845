package org.dialtone.edge.udp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dialtone.edge.box.Acquaintance;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.SipParser;
import org.dialtone.sip.wire.StreamFrames;

/** SIP over TCP (RFC 3261 section 18), with the keep-alives of RFC 5626. */
final class SipTcp {

    private static final int MOST_CONNECTIONS = 10_000;
    /** Longer than a registration: a phone may be silent between two. */
    private static final int IDLE_SECONDS = 4000;
    private static final Buffer PONG = Buffer.buffer("\r\n");

    private final SipLinks links;
    private final Acquaintance acquaintance;
    private final NetServer server;
    private final Map<Source, NetSocket> connections = new HashMap<>();

    SipTcp(Vertx vertx, SipLinks links, Acquaintance acquaintance) {
        this.links = links;
        this.acquaintance = acquaintance;
        server = vertx.createNetServer(new NetServerOptions().setTcpKeepAlive(true)
                .setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS));
    }

    Future<Void> open(String host, int port) {
        return server.connectHandler(this::connected).listen(port, host).mapEmpty();
    }

    Future<Void> close() {
        return server.close();
    }

    private void connected(NetSocket socket) {
        Ip4.parse(socket.remoteAddress().hostAddress()).filter(_ -> connections.size() < MOST_CONNECTIONS)
                .ifPresentOrElse(ip -> serve(socket, new Source(ip, socket.remoteAddress().port(), "tcp")), socket::close);
    }

    /** Nothing is read before the box knows whom it talks to: then the connection's messages keep their order. */
    private void greet(NetSocket socket, Source source) {
        socket.pause();
        acquaintance.meet(source.ip(), socket::resume);
    }

    private void serve(NetSocket socket, Source source) {
        connections.put(source, socket);
        StreamFrames frames = new StreamFrames();
        socket.closeHandler(_ -> {
            connections.remove(source);
            links.lost(source);
        });
        socket.exceptionHandler(_ -> socket.close());
        socket.handler(chunk -> frames.feed(chunk.getBytes()).forEach(frame -> answer(socket, source, frame)));
        greet(socket, source);
    }

    private void answer(NetSocket socket, Source source, StreamFrames.Frame frame) {
        switch (frame) {
            case StreamFrames.Packet(byte[] bytes) -> links.received(SipParser.parse(bytes), source);
            case StreamFrames.Ping() -> write(socket, PONG);
            case StreamFrames.Broken(_) -> socket.close();
        }
    }

    /** False where there is no such connection: a phone behind it must open the next one itself (RFC 5626 section 5.3). */
    boolean send(Buffer bytes, Source to) {
        NetSocket socket = connections.get(to);
        if (socket != null) {
            write(socket, bytes);
        }
        return socket != null;
    }

    private static void write(NetSocket socket, Buffer bytes) {
        if (socket.writeQueueFull()) {
            // It asks and asks and reads nothing.
            socket.close();
            return;
        }
        socket.write(bytes);
    }
}
