package org.dialtone.socket.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
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
import org.dialtone.app.NeighbourCheck;
import org.dialtone.net.Ip4;
import org.dialtone.sip.Source;
import org.dialtone.sip.Transport;
import org.dialtone.socket.UdpChannel;

/** One UDP socket for SIP (RFC 3261 section 18). All on one event loop. */
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
        boolean epoll = loop instanceof EpollEventLoop;
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .option(ChannelOption.ALLOCATOR, pool)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(SEND_QUEUE / 2, SEND_QUEUE))
                .handler(new Reader());
        if (epoll) {
            bootstrap
                    .channelFactory(() -> new EpollDatagramChannel(InternetProtocolFamily.IPv4))
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST)
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(AT_ONCE * LARGEST));
        } else {
            bootstrap
                    .channelFactory(() -> new NioDatagramChannel(InternetProtocolFamily.IPv4))
                    .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST));
        }
        ChannelFuture binding = bootstrap.bind(host, port);
        channel = (DatagramChannel) binding.channel();
        Promise<Integer> opened = Promise.promise();
        binding.addListener(done -> opened.handle(
                done.isSuccess()
                        ? Future.succeededFuture(channel.localAddress().getPort())
                        : Future.failedFuture(done.cause())));
        return opened.future().onSuccess(_ -> enlarge());
    }

    /** A thousand phones register at once after a power cut. */
    private void enlarge() {
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
        return channel == null ? Future.succeededFuture() : told(channel.close());
    }

    private Future<Void> told(ChannelFuture future) {
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
        if (!channel.isWritable()) {
            flush();
        }
        if (!channel.isWritable()) {
            return;
        }
        ByteBuf content = channel.alloc().directBuffer(bytes.length).writeBytes(bytes);
        channel.write(
                new DatagramPacket(content, new InetSocketAddress(to.ip().toInetAddress(), to.port())),
                channel.voidPromise());
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
        channel.flush();
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
