package org.dialtone.socket.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDatagramChannelConfig;
import io.netty.channel.epoll.EpollEventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;
import org.dialtone.socket.UdpChannel;

/** A port of SIP over UDP (RFC 3261 section 18). All on one event loop. */
final class SipUdp {

    private static final int RECEIVE_BUFFER = 4 << 20;
    /** Any datagram. */
    private static final int LARGEST = 65_535;
    /** Read by one system call. */
    private static final int AT_ONCE = 8;

    /** Written by one system call; more would leave later than they could. */
    private static final int TOGETHER = 64;
    /** What waits for the kernel at most: what 5,000 phones are told at once, a kilobyte each. */
    private static final int SEND_QUEUE = 8 << 20;

    private static final int LONGEST_KEEP_ALIVE = 4;

    private final EventLoop loop;
    private final SipLinks links;
    private final NeighbourCheck neighbourCheck;
    /**
     * Lends parts of a megabyte; Netty's own pool, as Quarkus configures it, would ask the system anew for each
     * datagram.
     */
    private final PooledByteBufAllocator pool = new PooledByteBufAllocator(true, 0, 1, 8192, 7);

    private DatagramChannel channel;
    /** Of the same port, each at one address. */
    private final Map<Ip4, DatagramChannel> others = new HashMap<>();

    private UnaryOperator<Ip4> facing;
    /** While a batch is read; its answers leave together. */
    private boolean reading;

    private int unflushed;

    SipUdp(EventLoop loop, SipLinks links, NeighbourCheck neighbourCheck) {
        this.loop = loop;
        this.links = links;
        this.neighbourCheck = neighbourCheck;
    }

    /** Gives the port bound. */
    Future<Integer> open(String host, int port) {
        ChannelFuture binding = bootstrap().bind(host, port);
        channel = (DatagramChannel) binding.channel();
        return told(binding).map(_ -> channel.localAddress().getPort()).onSuccess(_ -> enlarge(channel));
    }

    /**
     * Opens the port at these addresses too, each with a socket of its own, from which what faces that address leaves. To
     * be called once, after {@link #open} with the unspecified address.
     *
     * @param facing the address that faces a remote one
     */
    Future<Void> openAt(List<Ip4> addresses, UnaryOperator<Ip4> facing) {
        if (addresses.isEmpty()) {
            return Future.succeededFuture();
        }
        this.facing = facing;
        // Two sockets have one port where both allow it; nobody else is to have it afterwards.
        channel.config().setReuseAddress(true);
        return Future.join(addresses.stream().map(this::openAt).toList())
                .onComplete(_ -> channels()
                        .filter(Channel::isOpen)
                        .forEach(each -> each.config().setReuseAddress(false)))
                .mapEmpty();
    }

    private Future<Void> openAt(Ip4 address) {
        Bootstrap bootstrap = bootstrap().option(ChannelOption.SO_REUSEADDR, true);
        if (isOnEpoll()) {
            // Where the link was unplugged a moment ago, the address comes back later.
            bootstrap.option(EpollChannelOption.IP_FREEBIND, true);
        }
        ChannelFuture binding =
                bootstrap.bind(address.toInetAddress(), channel.localAddress().getPort());
        DatagramChannel opened = (DatagramChannel) binding.channel();
        others.put(address, opened);
        return told(binding).onSuccess(_ -> enlarge(opened));
    }

    private boolean isOnEpoll() {
        return loop instanceof EpollEventLoop;
    }

    private Stream<DatagramChannel> channels() {
        return Stream.concat(Stream.ofNullable(channel), others.values().stream());
    }

    private Bootstrap bootstrap() {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .option(ChannelOption.ALLOCATOR, pool)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(SEND_QUEUE / 2, SEND_QUEUE))
                .handler(new Reader());
        if (isOnEpoll()) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(InternetProtocolFamily.IPv4))
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST)
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(AT_ONCE * LARGEST));
        } else {
            bootstrap
                    .channelFactory(() -> new NioDatagramChannel(InternetProtocolFamily.IPv4))
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST));
        }
        return bootstrap;
    }

    /** A thousand phones register at once after a power cut. */
    private static void enlarge(DatagramChannel channel) {
        if (channel.config() instanceof EpollDatagramChannelConfig config) {
            UdpChannel.enlarge(config);
        } else {
            channel.config().setReceiveBufferSize(RECEIVE_BUFFER);
        }
    }

    Future<Void> join(Ip4 group, NetworkInterface device) {
        return told(channel.joinGroup(group.toInetAddress(), device, null));
    }

    Future<Void> leave(Ip4 group, NetworkInterface device) {
        return told(channel.leaveGroup(group.toInetAddress(), device, null));
    }

    Future<Void> close() {
        return Future.join(channels().map(each -> told(each.close())).toList()).mapEmpty();
    }

    private static Future<Void> told(ChannelFuture future) {
        Promise<Void> told = Promise.promise();
        future.addListener(
                done -> told.handle(done.isSuccess() ? Future.succeededFuture() : Future.failedFuture(done.cause())));
        return told.future();
    }

    /**
     * Sends this with the next ones, see {@link #sent}. A lost datagram, or one that finds the queue full, is sent again
     * by its transaction.
     */
    void send(byte[] bytes, Source to) {
        DatagramChannel from = others.isEmpty() ? channel : others.getOrDefault(facing.apply(to.ip()), channel);
        if (!from.isWritable()) {
            flush();
        }
        if (!from.isWritable()) {
            return;
        }
        ByteBuf content = from.alloc().directBuffer(bytes.length).writeBytes(bytes);
        from.write(
                new DatagramPacket(content, new InetSocketAddress(to.ip().toInetAddress(), to.port())),
                from.voidPromise());
        unflushed++;
        if (unflushed >= TOGETHER) {
            flush();
        }
    }

    /** To be called after one or several were sent. */
    void sent() {
        if (!reading && unflushed > 0) {
            flush();
        }
    }

    private void flush() {
        unflushed = 0;
        channels().forEach(DatagramChannel::flush);
    }

    private void receive(byte[] bytes, InetSocketAddress sender) {
        Ip4.of(sender.getAddress())
                .map(ip -> new Source(ip, sender.getPort(), Transport.UDP))
                .ifPresent(source -> neighbourCheck.ifUnknown(source.ip(), () -> links.received(bytes, source)));
    }

    /** Takes the datagrams that are read. */
    private final class Reader extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            DatagramPacket packet = (DatagramPacket) message;
            byte[] bytes = new byte[packet.content().readableBytes()];
            packet.content().readBytes(bytes);
            packet.release();
            // Empty lines or a zero byte only keep a path through a firewall open.
            if (bytes.length > LONGEST_KEEP_ALIVE) {
                reading = true;
                Isolated.run(() -> receive(bytes, packet.sender()));
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext from) {
            reading = false;
            flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
            // Nobody listens there, or no route leads there: the transaction notices.
        }
    }
}
