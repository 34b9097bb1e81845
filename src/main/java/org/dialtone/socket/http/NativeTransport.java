package org.dialtone.socket.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import org.dialtone.app.StartupFault;

/**
 * Epoll as a service of Vert.x: without a service file that names the transport, Quarkus silently replaces it by Java's
 * own sockets in a native image. Puts a {@link TcpGuard} before every incoming connection, which neither Quarkus nor
 * Vert.x has a place for.
 */
public final class NativeTransport extends EpollTransport {

    private static final long TICK_MILLIS = 10_000;
    private static final int FROM_ETHERNET_ON = 2;

    private final TcpCounts counts = new TcpCounts();
    private final GuardRound.Rounds rounds;
    private final AttributeKey<ServerBootstrap> openedWith = AttributeKey.valueOf(NativeTransport.class, "opened with");

    public NativeTransport() {
        this(TICK_MILLIS);
    }

    NativeTransport(long tickMillis) {
        rounds = new GuardRound.Rounds(tickMillis);
    }

    /**
     * IPPROTO_TCP and TCP_QUICKACK of Linux's netinet/tcp.h; Netty has that option only for connections. Made on
     * demand, because in a native image such options must wait for run time.
     */
    public static IntegerUnixChannelOption quickAcknowledgement() {
        return new IntegerUnixChannelOption("TCP_QUICKACK of a listener", 6, 12);
    }

    /**
     * The transport of {@code vertx}, in words.
     *
     * @throws StartupFault where it is another: nothing would bind to interfaces or bound a connection then
     */
    public static String required(Vertx vertx) {
        Transport transport = ((VertxInternal) vertx).transport();
        if (!(transport instanceof NativeTransport)) {
            throw new StartupFault("Dialtone needs Linux's epoll transport, but its sockets run on "
                    + transport.getClass().getSimpleName() + ", "
                    + (Epoll.isAvailable()
                            ? "though this system has epoll"
                            : "since this system has none: "
                                    + Epoll.unavailabilityCause().getMessage()));
        }
        return "epoll";
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? super.serverChannelFactory(true) : this::guarded;
    }

    /** Every option that is set on a connection is a system call; those left out here have that value anyway. */
    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.attr(openedWith, bootstrap);
        unless(!options.isTcpNoDelay(), bootstrap, ChannelOption.TCP_NODELAY);
        unless(options.isTcpQuickAck(), bootstrap, EpollChannelOption.TCP_QUICKACK);
        unless(options.isTcpKeepAlive(), bootstrap, ChannelOption.SO_KEEPALIVE);
        unless(options.isTcpCork(), bootstrap, EpollChannelOption.TCP_CORK);
        unless(options.getTcpUserTimeout() != 0, bootstrap, EpollChannelOption.TCP_USER_TIMEOUT);
    }

    private static void unless(boolean wanted, ServerBootstrap bootstrap, ChannelOption<?> option) {
        if (!wanted) {
            bootstrap.childOption(option, null);
        }
    }

    /**
     * Makes the future connections of a listening socket acknowledge a request by its answer, and keep the frame that
     * opened them. They inherit the options; set on each connection, these would come too late for the only request.
     */
    static void prepare(Channel listening) {
        listening.config().setOption(quickAcknowledgement(), 0);
        try {
            listening.config().setOption(savedSyn(), FROM_ETHERNET_ON);
        } catch (ChannelException _) {
            // Before Linux 5.10; then ARP alone tells who is at an address.
        }
    }

    /** IPPROTO_TCP and TCP_SAVE_SYN of Linux's netinet/tcp.h. */
    private static IntegerUnixChannelOption savedSyn() {
        return new IntegerUnixChannelOption("TCP_SAVE_SYN of a listener", 6, 27);
    }

    private ServerChannel guarded() {
        EpollServerSocketChannel channel = new EpollServerSocketChannel();
        channel.pipeline().addFirst(new ReusePortAcceptor(() -> new TcpGuard(counts, rounds), openedWith));
        return channel;
    }
}
