package org.dialtone.edge.cli;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.edge.os.NetworkInterfaces;
import org.dialtone.edge.os.StartupFault;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Asks the network of one interface which DHCP servers answer there; takes no lease. */
final class Probe {

    private static final int SERVER_PORT = 67;
    private static final int CLIENT_PORT = 68;
    private static final byte[] EVERYTHING_OF_USE = {1, 3, 6, 15, 42, 43, 51, 54, 66, 67, (byte) 132, (byte) 150, (byte) 160};
    /** SOL_SOCKET, SO_BINDTODEVICE, IFNAMSIZ of Linux. */
    private static final RawUnixChannelOption DEVICE = new RawUnixChannelOption("SO_BINDTODEVICE", 1, 25, 16);

    private final String interfaceName;
    private final MacAddress mac;
    private final int xid = new SecureRandom().nextInt();
    private final List<DhcpMessage> offers = Collections.synchronizedList(new ArrayList<>());

    /** @throws StartupFault where there is no such interface */
    Probe(String interfaceName) {
        this.interfaceName = interfaceName;
        mac = NetworkInterfaces.mac(interfaceName).orElseGet(() -> {
            NetworkInterfaces.require(interfaceName);
            return MacAddress.of("02:00:00:00:00:01");
        });
    }

    /** All offers that came in this time; DISCOVER is sent twice, because a switch port may be slow to open. */
    List<DhcpMessage> offers(Duration patience) throws InterruptedException {
        EventLoopGroup loop = new EpollEventLoopGroup(1);
        try {
            Channel channel = open(loop);
            for (int i = 0; i < 2; i++) {
                channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(discover()), new InetSocketAddress(Ip4.BROADCAST.toInetAddress(), SERVER_PORT))).sync();
                channel.closeFuture().await(patience.toMillis() / 2);
            }
            return List.copyOf(offers);
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        }
    }

    private Channel open(EventLoopGroup loop) {
        try {
            return new Bootstrap().group(loop).channel(EpollDatagramChannel.class).option(ChannelOption.SO_BROADCAST, true)
                    .option(ChannelOption.SO_REUSEADDR, true).option(DEVICE, device()).handler(new Ear())
                    .bind(new InetSocketAddress("0.0.0.0", CLIENT_PORT)).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            throw fault(e);
        }
    }

    private StartupFault fault(Throwable e) {
        return new StartupFault("can't ask on " + interfaceName + " from UDP port " + CLIENT_PORT + " (" + e.getMessage()
                + "); run as root, or give the java binary CAP_NET_RAW and CAP_NET_BIND_SERVICE", e);
    }

    private ByteBuffer device() {
        return ByteBuffer.wrap(Arrays.copyOf(interfaceName.getBytes(StandardCharsets.US_ASCII), 16));
    }

    private byte[] discover() {
        return DhcpMessage.builder().xid(xid).mac(mac).flags(DhcpMessage.BROADCAST).type(MessageType.DISCOVER)
                .option(Code.PARAMETER_REQUEST_LIST, EVERYTHING_OF_USE).build().encode();
    }

    private final class Ear extends SimpleChannelInboundHandler<DatagramPacket> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            try {
                DhcpMessage message = DhcpMessage.decode(packet.content().nioBuffer());
                Optional<Ip4> server = message.options().address(Code.SERVER_ID);
                if (message.xid() == xid && message.type().filter(MessageType.OFFER::equals).isPresent()
                        && offers.stream().noneMatch(known -> known.options().address(Code.SERVER_ID).equals(server))) {
                    offers.add(message);
                }
            } catch (MalformedMessage _) {
                // Not for us: any host may send here.
            }
        }
    }
}
