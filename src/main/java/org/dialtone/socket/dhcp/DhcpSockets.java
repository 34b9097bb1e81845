package org.dialtone.socket.dhcp;

import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.DhcpTap;
import org.dialtone.socket.EventLoops;
import org.dialtone.socket.UdpChannel;
import org.jboss.logging.Logger;

/**
 * The DHCP server's sockets: one for each interface, or one for relays where no interface is served; and beside it one for
 * each address there that machines share, so that whoever asks that address is answered from it. All live on one event loop,
 * so the engine has a single writer. The methods wait for that loop and must not be called on event loops, except those that
 * tell the state: they wait for nothing.
 */
public final class DhcpSockets implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DhcpSockets.class);
    private static final String RELAYS = "";
    private static final String SETTING = "DIALTONE_DHCP_PORT";

    private final EventLoop loop;
    private final KernelInterfaces machine;
    private final DhcpServer server;
    private final Predicate<DhcpMessage> leaves;
    private final StoredLeases leases;
    private final Journal journal;
    private final DhcpTap tap;
    private final InstantSource clock;
    private final Prober prober;
    private final DhcpCounters counters = new DhcpCounters();
    private final Map<String, EpollDatagramChannel> channels = new ConcurrentSkipListMap<>();
    private final Map<String, List<EpollDatagramChannel>> shared = new ConcurrentSkipListMap<>();
    private Ip4 address;
    private int port;
    private volatile String broadcastOnly;

    /**
     * @param server    called on one event loop alone
     * @param leaves asked before each reply leaves
     */
    public DhcpSockets(
            Vertx vertx,
            KernelInterfaces machine,
            DhcpServer server,
            Predicate<DhcpMessage> leaves,
            LeaseStore leases,
            Journal journal,
            DhcpTap tap,
            InstantSource clock) {
        this.machine = machine;
        loop = EventLoops.apart(vertx, "dhcp");
        this.server = server;
        this.leaves = leaves;
        this.leases = new StoredLeases(loop, server, leases);
        this.journal = journal;
        this.tap = tap;
        this.clock = clock;
        prober = new Prober(loop, server, this.leases, journal, clock);
    }

    /**
     * Opens all sockets, or opens none and throws a StartupFault.
     *
     * @param interfaces names of those served; none: relays alone are heard
     * @param address    where relays are heard, e.g. {@code 0.0.0.0}
     * @param port       0 for any free one
     */
    public synchronized void start(List<String> interfaces, String address, int port) {
        at(address, port);
        open(wanted(interfaces));
        tell(interfaces);
    }

    /**
     * As {@link #start}, on a running box: serves these interfaces from now on and no others, as far as they can be
     * opened. Throws a StartupFault where relays can't be heard.
     *
     * @return interfaces that can't be opened, each with the reason
     */
    public synchronized Map<String, String> reopen(List<String> interfaces, String address, int port) {
        Set<String> before = Set.copyOf(channels.keySet());
        if (before.isEmpty()) {
            at(address, port);
        }
        Set<String> wanted = wanted(interfaces);
        // Closing comes first, because a socket for all interfaces and one for a single interface can't share the port.
        before.stream().filter(name -> !wanted.contains(name)).forEach(this::close);
        Map<String, String> refused = new TreeMap<>();
        wanted.forEach(name -> tryOpen(name).ifPresent(why -> refused.put(name, why)));
        if (!channels.keySet().equals(before)) {
            tell(interfaces);
        }
        return refused;
    }

    private Optional<String> tryOpen(String name) {
        try {
            open(Set.of(name));
            return Optional.empty();
        } catch (StartupFault e) {
            if (name.equals(RELAYS)) {
                throw e;
            }
            return Optional.of(e.getMessage());
        }
    }

    private void at(String address, int port) {
        UdpChannel.requireEpoll(loop);
        this.address = Ip4.parse(address)
                .orElseThrow(() -> new StartupFault("DIALTONE_DHCP_ADDRESS is no IPv4 address: " + address));
        this.port = port;
    }

    private void tell(List<String> interfaces) {
        if (channels.isEmpty()) {
            return;
        }
        port = localPort();
        LOG.infof(
                "DHCP on epoll (recvmmsg), %s, port %d",
                interfaces.isEmpty() ? "relays on " + address : "interfaces " + String.join(", ", channels.keySet()),
                port);
    }

    /**
     * Runs the task on the event loop, where the engine has its only writer, and waits for its end. Used to install a
     * plan.
     */
    public void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }

    /** To be called on the event loop, so that no later lease of this address can be stored first. */
    public CompletionStage<Void> store(Outcome.Store outcome) {
        return leases.store(outcome);
    }

    /** Closes all sockets; leases that are being stored get no answer any more. */
    @Override
    public synchronized void close() {
        Set.copyOf(channels.keySet()).forEach(this::close);
    }

    /** Closes all sockets for good, with their thread. */
    public void end() {
        close();
        EventLoops.end(loop);
    }

    /** Whether all sockets are open. */
    public boolean open() {
        return !channels.isEmpty() && channels.values().stream().allMatch(EpollDatagramChannel::isActive);
    }

    /** Whether this interface has an open socket. */
    boolean serves(String name) {
        EpollDatagramChannel channel = channels.get(name);
        return channel != null && channel.isActive();
    }

    /** The interface is gone. Its socket is bound to the kernel's number of it and would never hear again. */
    synchronized void unplugged(String name) {
        close(name);
    }

    /** The interface is back; a StartupFault where it can't be served yet. */
    synchronized void plugged(String name) {
        open(Set.of(name));
    }

    /** The port that is open, -1 for none. */
    public int localPort() {
        return channels.values().stream()
                .findFirst()
                .map(channel -> channel.localAddress().getPort())
                .orElse(-1);
    }

    /** Why clients that have no address yet are answered by broadcast; null: by unicast, where they can take it. */
    public String broadcastOnly() {
        return broadcastOnly;
    }

    /** Why addresses beyond relays are given without a conflict probe; null: they are probed. */
    public String withoutEcho() {
        return prober.withoutEcho();
    }

    public DhcpCounters counters() {
        return counters;
    }

    private static Set<String> wanted(List<String> interfaces) {
        return interfaces.isEmpty() ? Set.of(RELAYS) : new LinkedHashSet<>(interfaces);
    }

    private void open(Set<String> wanted) {
        Set<String> added = new LinkedHashSet<>(wanted);
        added.removeAll(channels.keySet());
        try {
            added.forEach(name -> {
                if (name.equals(RELAYS)) {
                    openForRelays();
                } else {
                    open(name);
                }
            });
        } catch (StartupFault e) {
            added.forEach(this::close);
            throw e;
        }
    }

    private void openForRelays() {
        EpollDatagramChannel all = UdpChannel.open(
                loop,
                conversation(new RelayArrivals(address, machine), Frames.none()),
                null,
                new InetSocketAddress(address.toInetAddress(), port),
                SETTING);
        channels.put(RELAYS, all);
        List<Ip4> addresses = address.equals(Ip4.ANY) ? machine.sharedAddresses() : List.of();
        addresses.forEach(each -> openAt(each, RELAYS, new RelayArrivals(each, machine)));
    }

    private void open(String name) {
        channels.put(name, device(name));
        LocalInterface here = machine.require(name);
        machine.sharedAddresses(name).forEach(each -> openAt(each, name, new DeviceArrivals(here, machine, clock)));
    }

    private void openAt(Ip4 address, String name, ArrivalResolver vantage) {
        shared.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>())
                .add(UdpChannel.openAt(
                        address,
                        channels.get(name),
                        conversation(vantage, Frames.none()),
                        name.equals(RELAYS) ? null : name,
                        SETTING));
    }

    private EpollDatagramChannel device(String name) {
        LocalInterface here = machine.require(name);
        Frames frames = frames(here);
        try {
            return UdpChannel.open(
                    loop,
                    conversation(new DeviceArrivals(here, machine, clock), frames),
                    name,
                    new InetSocketAddress(Ip4.ANY.toInetAddress(), port),
                    SETTING);
        } catch (StartupFault e) {
            frames.close();
            throw e;
        }
    }

    /** A link without hardware addresses, such as the loopback, needs no frames. */
    private Frames frames(LocalInterface here) {
        if (here.mac() == null) {
            return Frames.none();
        }
        try {
            return Frames.on(here, clock);
        } catch (IOException e) {
            if (broadcastOnly == null) {
                LOG.warnf(
                        "DHCP: clients that have no address yet are answered by broadcast, not by unicast, and addresses are given without a conflict probe: %s",
                        e.getMessage());
            }
            broadcastOnly = e.getMessage();
            return Frames.none();
        }
    }

    private DhcpConversation conversation(ArrivalResolver vantage, Frames frames) {
        return new DhcpConversation(vantage, frames, prober, server, leaves, leases, journal, counters, tap, clock);
    }

    private void close(String name) {
        EpollDatagramChannel channel = channels.remove(name);
        if (channel != null) {
            channel.close().syncUninterruptibly();
        }
        Optional.ofNullable(shared.remove(name))
                .orElse(List.of())
                .forEach(each -> each.close().syncUninterruptibly());
    }
}
