package org.dialtone.edge.udp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.spi.transport.Transport;
import org.dialtone.edge.os.StartupFault;

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

    /**
     * The transport of {@code vertx}, in words.
     *
     * @throws StartupFault where it is another: nothing would bind to interfaces or bound a connection then
     */
    public static String required(Vertx vertx) {
        Transport transport = ((VertxInternal) vertx).transport();
        if (!(transport instanceof NativeTransport)) {
            throw new StartupFault("Dialtone needs Linux's epoll transport, but its sockets run on " + transport.getClass().getSimpleName() + ", "
                    + (Epoll.isAvailable() ? "though this system has epoll" : "since this system has none: " + Epoll.unavailabilityCause().getMessage()));
        }
        return "epoll";
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
