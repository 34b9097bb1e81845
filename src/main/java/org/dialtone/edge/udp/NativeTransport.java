package org.dialtone.edge.udp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.vertx.core.impl.transports.EpollTransport;

/**
 * Epoll as a service of Vert.x: in a native image Quarkus puts Java's own sockets in its place without a word,
 * except where a service file names the transport. Puts a {@link TcpGuard} before every connection that comes in, which
 * neither Quarkus nor Vert.x has a place for.
 */
public final class NativeTransport extends EpollTransport {

    private static final long TICK_MILLIS = 10_000;

    private final TcpCounts counts = new TcpCounts();
    private final long tickMillis;

    public NativeTransport() {
        this(TICK_MILLIS);
    }

    NativeTransport(long tickMillis) {
        this.tickMillis = tickMillis;
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : this::guarded;
    }

    private ServerChannel guarded() {
        EpollServerSocketChannel channel = new EpollServerSocketChannel();
        channel.pipeline().addFirst(new Doorman());
        return channel;
    }

    /** Hears of a connection before whoever serves it does. */
    private final class Doorman extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            if (connection instanceof Channel child) {
                child.pipeline().addFirst(new TcpGuard(counts, tickMillis));
            }
            context.fireChannelRead(connection);
        }
    }
}
