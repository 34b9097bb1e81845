package org.dialtone.socket.sip;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollEventLoop;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.app.Recurring;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;

/**
 * SIP over TCP or over TLS (RFC 3261 sections 18 and 26.2), with the keep-alives of RFC 5626. All on one event loop.
 */
final class SipStreams {

    private static final int SWEEP_SECONDS = 5;
    /** Looking through all connections for each newcomer of a flood would be too much work. */
    private static final long CLEARING = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int CLEARED = 64;

    private final EventLoop loop;
    private final SipLinks links;
    private final NeighbourCheck neighbourCheck;
    private final StreamLimits limits;
    private final Optional<Handshakes> handshakes;
    private final Map<Source, SipStream> streams = new HashMap<>();
    private Channel listener;
    private long cleared = System.nanoTime() - CLEARING;
    private ScheduledFuture<?> sweep;

    /**
     * @param loop       the one that all is done on
     * @param limits     shared by all that open connections
     * @param handshakes for TLS; empty: TCP
     */
    SipStreams(
            EventLoop loop,
            SipLinks links,
            NeighbourCheck neighbourCheck,
            StreamLimits limits,
            Optional<Handshakes> handshakes) {
        this.loop = loop;
        this.links = links;
        this.neighbourCheck = neighbourCheck;
        this.limits = limits;
        this.handshakes = handshakes;
    }

    /** Gives the port bound. */
    Future<Integer> open(String host, int port) {
        // Constructors, not classes: a native image has no reflection for these.
        ChannelFactory<ServerSocketChannel> type =
                loop instanceof EpollEventLoop ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
        ChannelFuture binding = new ServerBootstrap()
                .group(loop)
                .channelFactory(type)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // Nothing is read before the neighbour check ends, so that the connection's messages keep their order.
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        admit(channel);
                    }
                })
                .bind(host, port);
        listener = binding.channel();
        Promise<Integer> opened = Promise.promise();
        binding.addListener(done -> opened.handle(
                done.isSuccess()
                        ? Future.succeededFuture(((InetSocketAddress) listener.localAddress()).getPort())
                        : Future.failedFuture(done.cause())));
        return opened.future()
                .onSuccess(_ -> sweep = Recurring.on(
                        loop,
                        "slow SIP connections can't be closed",
                        this::closeTheSlow,
                        SWEEP_SECONDS,
                        SWEEP_SECONDS,
                        TimeUnit.SECONDS));
    }

    Future<Void> close() {
        if (listener == null) {
            return Future.succeededFuture();
        }
        if (sweep != null) {
            sweep.cancel(false);
        }
        Promise<Void> closed = Promise.promise();
        List.copyOf(streams.values()).forEach(SipStream::close);
        listener.close().addListener(_ -> closed.complete());
        return closed.future();
    }

    /** Admits a connection before its handshake, the most expensive part. */
    private void admit(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        Optional<Ip4> ip = remote == null
                ? Optional.empty()
                : Ip4.parse(remote.getAddress().getHostAddress()).filter(this::isAdmitted);
        if (ip.isEmpty()) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(_ -> limits.release(ip.get()));
        serve(channel, new Source(ip.get(), remote.getPort(), handshakes.isPresent() ? Transport.TLS : Transport.TCP));
        Isolated.run(() -> neighbourCheck.ifUnknown(
                ip.get(), () -> loop.execute(() -> channel.config().setAutoRead(true))));
    }

    private void serve(SocketChannel channel, Source source) {
        SipStream stream = new SipStream(channel, source, links, limits);
        streams.put(source, stream);
        channel.closeFuture()
                .addListener(_ -> Isolated.run(() -> {
                    // The same port may have come back already.
                    if (streams.remove(source, stream)) {
                        links.lost(source);
                    }
                }));
        handshakes.ifPresent(each -> channel.pipeline().addLast(each.next()));
        channel.pipeline().addLast(stream);
    }

    private void closeTheSlow() {
        closeTheSlow(System.nanoTime());
    }

    /**
     * Looks after all connections at once: a timer for each would take memory.
     *
     * @param now {@link System#nanoTime}
     */
    void closeTheSlow(long now) {
        List<SipStream> slow = new ArrayList<>();
        streams.forEach((source, stream) -> {
            if (stream.isSlow(now, () -> links.registered(source))) {
                slow.add(stream);
            }
        });
        // A connection that closes leaves the map at once.
        slow.forEach(SipStream::close);
    }

    private boolean isAdmitted(Ip4 ip) {
        if (limits.isFull() && System.nanoTime() - cleared > CLEARING) {
            closeGuests();
            cleared = System.nanoTime();
        }
        return limits.admit(ip);
    }

    /** Makes room for newcomers: closes the unregistered connections that were silent longest. */
    private void closeGuests() {
        streams.entrySet().stream()
                .filter(each -> !links.registered(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingLong(SipStream::heard))
                .limit(CLEARED)
                .toList()
                .forEach(SipStream::close);
    }

    /**
     * False where there is no such connection: a phone behind it must open the next one itself (RFC 5626 section 5.3).
     */
    boolean send(byte[] bytes, Source to) {
        SipStream stream = streams.get(to);
        if (stream != null) {
            stream.write(Unpooled.wrappedBuffer(bytes));
        }
        return stream != null;
    }
}
