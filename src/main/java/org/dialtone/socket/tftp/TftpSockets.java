package org.dialtone.socket.tftp;

import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import org.dialtone.app.FirmwareFiles;
import org.dialtone.app.NeighbourCheck;
import org.dialtone.app.StartupFault;
import org.dialtone.holder.HolderCheck;
import org.dialtone.net.Ip4;
import org.dialtone.provision.FileService;
import org.dialtone.recorder.FileTap;
import org.dialtone.socket.EventLoops;
import org.dialtone.socket.NeighbourCheckOnLoop;
import org.dialtone.socket.PortFault;
import org.dialtone.socket.UdpChannel;
import org.jboss.logging.Logger;

/**
 * The TFTP server: one socket for requests, and one with a port of its own for each transfer; all on one event loop.
 */
public final class TftpSockets implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TftpSockets.class);
    private static final String SETTING = "DIALTONE_TFTP_PORT";

    private final EventLoop loop;
    private final FileService files;
    private final FirmwareFiles firmware;
    private final NeighbourCheck neighbourCheck;
    private final HolderCheck holders;
    private final FileTap tap;
    private final InstantSource clock;
    private final TftpCounters counters = new TftpCounters();
    private TftpListener listener;
    private volatile EpollDatagramChannel channel;

    /**
     * @param files          called on one event loop
     * @param neighbourCheck made with each client before its request is judged
     * @param holders        asked again before a packet is repeated
     */
    public TftpSockets(
            Vertx vertx,
            FileService files,
            FirmwareFiles firmware,
            NeighbourCheck neighbourCheck,
            HolderCheck holders,
            FileTap tap,
            InstantSource clock) {
        loop = EventLoops.next(vertx);
        this.files = files;
        this.firmware = firmware;
        this.neighbourCheck = new NeighbourCheckOnLoop(loop, neighbourCheck);
        this.holders = holders;
        this.tap = tap;
        this.clock = clock;
    }

    /**
     * Opens the port, or throws a StartupFault. Waits, so not for event loops.
     *
     * @param host of this machine, 0.0.0.0 for all of its addresses
     * @param port 0 for any free one
     */
    public synchronized void start(String host, int port) {
        UdpChannel.requireEpoll(loop);
        Ip4 address = address(host);
        listener = new TftpListener(loop, files, firmware, neighbourCheck, holders, tap, counters, address, clock);
        channel = open(new InetSocketAddress(address.toInetAddress(), port));
        LOG.infof("TFTP on %s, port %d", address, localPort());
    }

    /** Closes the port and ends all transfers. */
    @Override
    public synchronized void close() {
        if (channel != null) {
            channel.close().syncUninterruptibly();
            loop.submit(listener::close).syncUninterruptibly();
        }
    }

    /** Whether requests are heard. */
    public boolean open() {
        return channel != null && channel.isActive();
    }

    /** The port that is open, -1 for none. */
    public int localPort() {
        return open() ? channel.localAddress().getPort() : -1;
    }

    public TftpCounters counters() {
        return counters;
    }

    private EpollDatagramChannel open(InetSocketAddress local) {
        EpollDatagramChannel opened = new EpollDatagramChannel(InternetProtocolFamily.IPv4);
        try {
            UdpChannel.enlarge(opened.config());
            // Reports each request's destination: on a machine of several addresses the answer must come from that one.
            opened.config().setOption(EpollChannelOption.IP_RECVORIGDSTADDR, true);
            opened.pipeline().addLast(listener);
            loop.register(opened).syncUninterruptibly();
            opened.bind(local).syncUninterruptibly();
            return opened;
        } catch (Exception e) {
            UdpChannel.discard(opened);
            throw PortFault.udp("TFTP", local.getHostString(), local.getPort(), SETTING, e);
        }
    }

    private static Ip4 address(String host) {
        try {
            InetAddress named = InetAddress.getByName(host);
            return named.isAnyLocalAddress()
                    ? Ip4.ANY
                    : Ip4.of(named)
                            .orElseThrow(() -> new StartupFault("TFTP is served over IPv4, but DIALTONE_HTTP_HOST is "
                                    + host + "; set it to an IPv4 address, or " + SETTING + "=0"));
        } catch (UnknownHostException e) {
            throw new StartupFault("DIALTONE_HTTP_HOST is no address of this machine: " + host, e);
        }
    }
}
