package org.dialtone.socket.dhcp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.host.ArpTable;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.socket.UdpChannel;
import org.jboss.logging.Logger;

/** Asks, as a phone would, which DHCP servers answer on an interface; takes none of their offers. */
public final class DhcpProbe {

    private static final Logger LOG = Logger.getLogger(DhcpProbe.class);
    private static final int CLIENT_PORT = 68;
    private static final int QUESTIONS = 3;
    /** Nobody runs more servers on one link; an attacker who invents more gets no more of the box's attention. */
    private static final int MOST = 16;

    private static final int MOST_WAITING = 256;
    /** All options that any vendor's phones ask for, so that servers answer as they would answer a phone. */
    private static final byte[] ASKED = {1, 3, 6, 15, 42, 43, 51, 66, 67, 120, (byte) 150, (byte) 160};

    private final InetSocketAddress servers = new InetSocketAddress(Ip4.BROADCAST.toInetAddress(), 67);
    private final RandomGenerator random;

    /** @param random for the transaction's number */
    public DhcpProbe(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The offers that arrive in this time, in order, one for each server, at most 16. Throws a StartupFault where the
     * interface can't be asked.
     */
    public List<DhcpOffer> probe(String interfaceName, Duration wait) {
        return probe(interfaceName, wait, random.nextInt(), _ -> {});
    }

    /** As {@link #probe(String, Duration)}, each server as the box knows it. */
    public List<OtherServer> servers(String interfaceName, Duration wait) {
        return probe(interfaceName, wait).stream()
                .map(offer -> other(interfaceName, offer))
                .toList();
    }

    static OtherServer other(String interfaceName, DhcpOffer offer) {
        return new OtherServer(
                offer.server(),
                offer.source(),
                ArpTable.ask(interfaceName, offer.source()).orElse(null),
                offer.brief());
    }

    /**
     * As {@link #probe(String, Duration)}, and reports each server as soon as it is heard.
     *
     * @param xid the transaction's number
     */
    List<DhcpOffer> probe(String interfaceName, Duration wait, int xid, Consumer<DhcpOffer> heard) {
        if (!Epoll.isAvailable()) {
            throw new StartupFault("probe needs Linux's epoll transport: "
                    + Epoll.unavailabilityCause().getMessage());
        }
        DhcpMessage discover = discover(NetworkInterfaces.hardware(interfaceName), xid);
        EventLoopGroup group = new EpollEventLoopGroup(1);
        try {
            BlockingQueue<DhcpOffer> arrived = new LinkedBlockingQueue<>(MOST_WAITING);
            EpollDatagramChannel channel = UdpChannel.open(
                    group.next(),
                    new Listener(xid, arrived),
                    interfaceName,
                    new InetSocketAddress(Ip4.ANY.toInetAddress(), CLIENT_PORT),
                    null);
            List<DhcpOffer> offers = new ArrayList<>();
            // More than once, because a single broadcast may be lost.
            for (int i = 0; i < QUESTIONS; i++) {
                send(channel, discover, interfaceName);
                collect(arrived, wait.dividedBy(QUESTIONS), offers, heard);
            }
            return offers;
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private DhcpMessage discover(MacAddress mac, int xid) {
        return DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .xid(xid)
                .flags(DhcpMessage.BROADCAST)
                .mac(mac)
                .option(Code.PARAMETER_REQUEST_LIST, ASKED)
                .build();
    }

    private void send(EpollDatagramChannel channel, DhcpMessage discover, String interfaceName) {
        try {
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(discover.encode()), servers))
                    .sync();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new StartupFault(
                    "nothing can be sent on " + interfaceName + ": " + e.getMessage() + "; is it up? ip link set "
                            + interfaceName + " up",
                    e);
        }
    }

    private static void collect(
            BlockingQueue<DhcpOffer> arrived, Duration wait, List<DhcpOffer> offers, Consumer<DhcpOffer> heard) {
        long end = System.nanoTime() + wait.toNanos();
        try {
            for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
                DhcpOffer offer = arrived.poll(left, TimeUnit.NANOSECONDS);
                if (offer != null && isNews(offer, offers)) {
                    offers.add(offer);
                    heard.accept(offer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isNews(DhcpOffer offer, List<DhcpOffer> before) {
        return before.size() < MOST && before.stream().noneMatch(offer::sameServer);
    }

    private static final class Listener extends SimpleChannelInboundHandler<DatagramPacket> {

        private final int xid;
        private final BlockingQueue<DhcpOffer> arrived;

        Listener(int xid, BlockingQueue<DhcpOffer> arrived) {
            this.xid = xid;
            this.arrived = arrived;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            try {
                DhcpMessage message = DhcpMessage.decode(packet.content().nioBuffer());
                if (message.op() == DhcpMessage.BOOTREPLY
                        && message.xid() == xid
                        && message.type()
                                .filter(type -> type == MessageType.OFFER)
                                .isPresent()) {
                    Ip4.of(packet.sender().getAddress())
                            .ifPresent(source -> arrived.offer(new DhcpOffer(source, message)));
                }
            } catch (MalformedMessage e) {
                LOG.debugf("dropped a packet from %s: %s", packet.sender(), e.getMessage());
            }
        }
    }
}
