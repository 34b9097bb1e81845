package org.dialtone.edge.udp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import org.dialtone.edge.box.Acquaintance;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.wire.SipParser;

/** SIP over UDP (RFC 3261 section 18). */
final class SipUdp {

    /** Vert.x reads into a buffer of this size too: smaller, and a long message would be cut. */
    private static final int RECEIVE_BUFFER = 256 * 1024;
    private static final int LONGEST_KEEP_ALIVE = 4;

    private final SipLinks links;
    private final Acquaintance acquaintance;
    private final DatagramSocket socket;

    /** To be called on the event loop that is to read. */
    SipUdp(Vertx vertx, SipLinks links, Acquaintance acquaintance) {
        this.links = links;
        this.acquaintance = acquaintance;
        socket = vertx.createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER));
    }

    /** Gives the port bound. */
    Future<Integer> open(String host, int port) {
        return socket.handler(this::receive).listen(port, host).map(bound -> bound.localAddress().port());
    }

    DatagramSocket socket() {
        return socket;
    }

    Future<Void> close() {
        return socket.close();
    }

    void receive(DatagramPacket packet) {
        if (packet.data().length() <= LONGEST_KEEP_ALIVE) {
            // Empty lines or a zero byte, only to keep a way through a firewall open.
            return;
        }
        Ip4.parse(packet.sender().hostAddress()).map(ip -> new Source(ip, packet.sender().port(), "udp"))
                .ifPresent(source -> acquaintance.meet(source.ip(), () -> links.received(SipParser.parse(packet.data().getBytes()), source)));
    }

    /** What gets lost on the way is sent again by its transaction. */
    void send(Buffer bytes, Source to) {
        socket.send(bytes, to.port(), to.ip().toString());
    }
}
