package org.dialtone.web.phonefiles;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.dialtone.net.MacAddress;

/**
 * Tells which device opened a connection, by the Ethernet source of its SYN: a listening socket keeps that frame's
 * headers where TCP_SAVE_SYN is 2 (Linux 5.10).
 */
final class ConnectionOpener {

    /** IPPROTO_TCP and TCP_SAVED_SYN of Linux's netinet/tcp.h. */
    private static final int TCP = 6;

    private static final int SAVED_SYN = 28;
    /** Ethernet, IP and TCP with all their options; the kernel gives nothing where the headers are longer. */
    private static final int LONGEST = 256;

    private static final int SOURCE = 6;
    private static final int ETHERTYPE = 12;
    private static final int IPV4 = 0x0800;

    private static final String KEPT = ConnectionOpener.class.getName();

    private ConnectionOpener() {}

    /** Empty where the kernel kept no frame, or the connection came over no Ethernet. */
    static Optional<MacAddress> of(HttpServerRequest request) {
        if (!(request.connection() instanceof ConnectionBase connection)) {
            return Optional.empty();
        }
        Attribute<Optional<MacAddress>> told = connection.channel().attr(kept());
        if (told.get() == null) {
            // The kernel forgets the frame once it has given it.
            told.set(read(connection.channel()));
        }
        return told.get();
    }

    /** Looked up on demand: in a native image Netty's keys must wait for run time. */
    private static AttributeKey<Optional<MacAddress>> kept() {
        return AttributeKey.valueOf(KEPT);
    }

    /** The number of a closed connection's socket may belong to another connection by now. */
    static Optional<MacAddress> read(Channel channel) {
        if (!channel.isActive()) {
            return Optional.empty();
        }
        try {
            ByteBuffer frame =
                    channel.config().getOption(new RawUnixChannelOption("TCP_SAVED_SYN", TCP, SAVED_SYN, LONGEST));
            return frame == null ? Optional.empty() : source(frame);
        } catch (ChannelException _) {
            return Optional.empty();
        }
    }

    /** The source of an Ethernet frame that holds IPv4; empty for other bytes, and for the zeros of the loopback. */
    static Optional<MacAddress> source(ByteBuffer frame) {
        if (frame.remaining() < ETHERTYPE + 2 || frame.getShort(ETHERTYPE) != IPV4) {
            return Optional.empty();
        }
        long high = Integer.toUnsignedLong(frame.getInt(SOURCE));
        long bits = high << Short.SIZE | Short.toUnsignedLong(frame.getShort(SOURCE + Integer.BYTES));
        return Optional.of(new MacAddress(bits)).filter(mac -> mac.bits() != 0);
    }
}
