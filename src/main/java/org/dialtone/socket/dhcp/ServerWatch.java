package org.dialtone.socket.dhcp;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.OtherServer;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.RogueWatch.Standing;
import org.dialtone.dhcp.RogueWatch.State;
import org.dialtone.dhcp.SharedNetworks;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/**
 * Asks on each served interface which other DHCP servers are there: before the first client is answered, and
 * periodically.
 */
public final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerWatch.class);
    /** The longest time that the first client of a new interface has to wait. */
    private static final Duration WINDOW = Duration.ofMillis(600);
    /** Servers that ping an address before they offer it take up to 3 s to answer; their late offers count too. */
    public static final Duration LISTEN = Duration.ofSeconds(6);

    private static final Duration UNTIL_THE_FIRST_LEASE = Duration.ofSeconds(30);
    private static final Duration WHILE_SILENT = Duration.ofSeconds(5);

    private final RogueWatch watch;
    private final MachineInterfaces machine;
    private final Supplier<List<Lease>> leases;
    private final Supplier<Set<Ip4>> sharing;
    private final RandomGenerator random;
    private final DhcpProbe probe;
    private final Duration interval;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("dhcp-server-watch").unstarted(task));
    /** The current round of questions on each interface; results of older rounds do not count. */
    private final Map<String, Long> rounds = new HashMap<>();

    private long latest;

    /**
     * @param leases   all that were ever given
     * @param sharing  addresses of all machines that share these leases: one of them that lost its turn may answer still
     * @param interval from one question to the next on an interface where leases were given
     */
    public ServerWatch(
            RogueWatch watch,
            Supplier<List<Lease>> leases,
            MachineInterfaces machine,
            Supplier<Set<Ip4>> sharing,
            RandomGenerator random,
            Duration interval) {
        this.machine = machine;
        this.sharing = sharing;
        this.watch = watch;
        this.leases = leases;
        this.random = random;
        this.probe = new DhcpProbe(random);
        this.interval = interval;
    }

    /** Takes the operator's rule about other servers, and the interfaces to be served. */
    public void install(DhcpPlan plan, Collection<String> interfaces) {
        List<Lease> known = leases.get();
        watch.install(
                        plan.otherServers(),
                        interfaces.stream()
                                .collect(Collectors.toMap(Function.identity(), name -> hasGiven(plan, name, known))))
                .forEach(ServerWatch::tell);
    }

    private boolean hasGiven(DhcpPlan plan, String name, List<Lease> leases) {
        Optional<Ip4> here = machine.find(name).map(LocalInterface::address);
        return plan.scopes().stream()
                .filter(scope -> scope.interfaceName() == null
                        ? here.filter(scope.subnet()::contains).isPresent()
                        : scope.interfaceName().equals(name))
                .flatMap(scope -> SharedNetworks.of(scope, plan.scopes()).stream())
                .anyMatch(scope -> leases.stream()
                        .anyMatch(lease -> lease.state() != Lease.State.DECLINED
                                && scope.subnet().contains(lease.address())));
    }

    /**
     * Watches these interfaces from now on, and no others. After closing it watches none, because a site may change
     * while the box stops.
     */
    public synchronized void watch(Collection<String> interfaces) {
        if (turns.isShutdown()) {
            return;
        }
        rounds.keySet().retainAll(interfaces);
        interfaces.stream().filter(name -> !rounds.containsKey(name)).forEach(this::begin);
    }

    /** The interface is gone. */
    public synchronized void unplugged(String name) {
        rounds.remove(name);
        watch.unplugged(name).ifPresent(ServerWatch::tell);
    }

    /** The interface is new, or on a new link. */
    public synchronized void plugged(String name) {
        unplugged(name);
        if (watch.isServed(name)) {
            begin(name);
        }
    }

    /** Tells the log of what is news. */
    private static void tell(Standing standing) {
        String offers = standing.others().stream()
                .map(other -> " " + other.who() + " offers " + other.offers() + ".")
                .collect(Collectors.joining());
        Logger.Level level = standing.others().isEmpty() ? Logger.Level.INFO : Logger.Level.WARN;
        LOG.logf(level, "%s.%s", standing.says(), offers);
    }

    private void begin(String name) {
        long round = ++latest;
        rounds.put(name, round);
        ask(name, round);
    }

    private void ask(String name, long round) {
        turns.schedule(() -> take(name, round, () -> watch.waited(name)), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual().name("dhcp-server-watch " + name).start(() -> question(name, round));
    }

    private void question(String name, long round) {
        int xid = random.nextInt();
        watch.asking(xid);
        try {
            List<OtherServer> all = probe
                    .probe(name, LISTEN, xid, offer -> {
                        OtherServer other = DhcpProbe.other(name, offer);
                        take(name, round, () -> watch.heard(name, other, own()));
                    })
                    .stream()
                    .map(offer -> DhcpProbe.other(name, offer))
                    .toList();
            take(name, round, () -> watch.concluded(name, all, own()));
        } catch (StartupFault e) {
            take(name, round, () -> watch.failed(name, e.getMessage()));
        } finally {
            watch.asked(xid);
            again(name, round);
        }
    }

    private synchronized void again(String name, long round) {
        if (isCurrent(name, round)) {
            turns.schedule(() -> ifCurrent(name, round), pause(name).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void ifCurrent(String name, long round) {
        if (isCurrent(name, round)) {
            ask(name, round);
        }
    }

    private Duration pause(String name) {
        Duration soon = watch.standings().stream()
                .filter(standing -> standing.interfaceName().equals(name))
                .findFirst()
                .map(standing -> standing.state() == State.SILENT
                        ? WHILE_SILENT
                        : watch.hasGiven(name) ? interval : UNTIL_THE_FIRST_LEASE)
                .orElse(interval);
        return soon.compareTo(interval) < 0 ? soon : interval;
    }

    private synchronized void take(String name, long round, Supplier<Optional<Standing>> news) {
        if (isCurrent(name, round)) {
            news.get().ifPresent(ServerWatch::tell);
        }
    }

    private boolean isCurrent(String name, long round) {
        return rounds.getOrDefault(name, 0L) == round;
    }

    /** This machine's addresses, and those of the machines that share its leases. */
    Set<Ip4> own() {
        Set<Ip4> all = NetworkInterfaces.all().stream()
                .map(LocalInterface::address)
                .collect(Collectors.toCollection(HashSet::new));
        all.addAll(sharing.get());
        return all;
    }

    @Override
    public synchronized void close() {
        rounds.clear();
        turns.shutdownNow();
    }
}
