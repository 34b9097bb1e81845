package org.dialtone.socket;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDatagramChannelConfig;
import io.netty.channel.epoll.EpollMode;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dialtone.app.StartupFault;
import org.dialtone.host.KernelLimits;
import org.dialtone.net.Ip4;

/** Opens UDP sockets on Linux's epoll, bound to one interface where the caller wants that: the JDK and Vert.x can't. */
public final class UdpChannel {

    /** One Ethernet frame holds any message that a phone or relay sends. */
    private static final int LARGEST = 2048;
    /**
     * Netty's pool, as Quarkus sets it, lends at most 64 KiB; more would be allocated and zeroed anew for every read.
     */
    private static final int BATCH = 32;

    private static final int SEND_QUEUE = 2 << 20;
    private static final int SOL_SOCKET = 1;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int IFNAMSIZ = 16;

    private UdpChannel() {}

    /** Faults where the loop isn't one of epoll. */
    public static void requireEpoll(EventLoop loop) {
        if (!EventLoops.isOnEpoll(loop)) {
            String why = Epoll.isAvailable()
                    ? "the event loops run on " + loop.getClass().getSimpleName()
                            + "; set quarkus.vertx.prefer-native-transport=true"
                    : "this system has none: " + Epoll.unavailabilityCause().getMessage();
            throw new StartupFault("DHCP needs Linux's epoll transport, but " + why);
        }
    }

    /**
     * Opens a socket, or throws a StartupFault that says why the system refuses. Not to be called on the loop.
     *
     * @param device  interface that it hears and speaks on, or null for all
     * @param setting environment variable that moves the port; null for the client's port, which other clients may hold
     *     too
     */
    public static EpollDatagramChannel open(
            EventLoop loop, ChannelHandler handler, String device, InetSocketAddress local, String setting) {
        return open(loop, handler, device, local, setting, config -> config.setReuseAddress(setting == null));
    }

    /**
     * As {@link #open}, the same port as another socket that has it at all addresses: what is sent to this address comes
     * here, and is answered from it. The address may be missing for the time being.
     */
    public static EpollDatagramChannel openAt(
            Ip4 address, EpollDatagramChannel all, ChannelHandler handler, String device, String setting) {
        InetSocketAddress local = new InetSocketAddress(
                address.toInetAddress(), all.localAddress().getPort());
        // Two sockets have one port where both allow it; nobody else is to have it afterwards.
        all.config().setReuseAddress(true);
        try {
            EpollDatagramChannel opened = open(
                    all.eventLoop(),
                    handler,
                    device,
                    local,
                    setting,
                    config -> config.setReuseAddress(true).setFreeBind(true));
            opened.config().setReuseAddress(false);
            return opened;
        } finally {
            all.config().setReuseAddress(false);
        }
    }

    private static EpollDatagramChannel open(
            EventLoop loop,
            ChannelHandler handler,
            String device,
            InetSocketAddress local,
            String setting,
            Consumer<EpollDatagramChannelConfig> place) {
        EpollDatagramChannel channel = null;
        try {
            channel = new EpollDatagramChannel(InternetProtocolFamily.IPv4);
            configure(channel.config(), device);
            place.accept(channel.config());
            channel.pipeline().addLast(handler);
            loop.register(channel).sync();
            channel.bind(local).sync();
            return channel;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discard(channel);
            throw new StartupFault("interrupted while opening the DHCP port", e);
        } catch (Exception e) {
            discard(channel);
            throw PortFault.udp("DHCP", device == null ? local.getHostString() : device, local.getPort(), setting, e);
        }
    }

    /**
     * Closes a channel that couldn't be opened.
     *
     * @param channel null where not even a descriptor was to be had
     */
    public static void discard(EpollDatagramChannel channel) {
        if (channel == null) {
            return;
        }
        if (channel.isRegistered()) {
            channel.close();
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    /**
     * A thousand phones boot at once after a power cut. The buffer may exceed net.core.rmem_max only with
     * CAP_NET_ADMIN.
     */
    public static void enlarge(EpollDatagramChannelConfig config) {
        try {
            config.setOption(
                    new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, SO_RCVBUFFORCE),
                    KernelLimits.RECEIVE_BUFFER);
        } catch (ChannelException e) {
            config.setOption(ChannelOption.SO_RCVBUF, KernelLimits.RECEIVE_BUFFER);
        }
    }

    private static void configure(EpollDatagramChannelConfig config, String device) {
        config.setOption(ChannelOption.SO_BROADCAST, true);
        enlarge(config);
        config.setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(SEND_QUEUE / 2, SEND_QUEUE));
        // Many datagrams a system call (recvmmsg), and one call each time: the kernel tells of what is left.
        config.setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST);
        config.setOption(EpollChannelOption.EPOLL_MODE, EpollMode.LEVEL_TRIGGERED);
        config.setOption(
                ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST * BATCH).maxMessagesPerRead(1));
        if (device != null) {
            ByteBuffer name = ByteBuffer.allocateDirect(IFNAMSIZ);
            name.put(0, device.getBytes(StandardCharsets.US_ASCII));
            config.setOption(new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, SO_BINDTODEVICE, IFNAMSIZ), name);
        }
    }
}
