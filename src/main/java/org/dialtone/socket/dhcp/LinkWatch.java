package org.dialtone.socket.dhcp;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces.Plug;
import org.dialtone.app.Recurring;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.DhcpPlan;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.net.Ip4;
import org.jboss.logging.Logger;

/**
 * Looks every second at the served links: a VLAN or USB adapter that goes and comes back is served again by itself, and
 * a change of the box's addresses is noticed.
 */
public final class LinkWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LinkWatch.class);

    private final DhcpSockets sockets;
    private final ServerWatch servers;
    private final RouterWatch routers;
    private final Consumer<Set<Ip4>> own;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("link-watch").unstarted(task));
    private final Set<String> watched = new LinkedHashSet<>();
    private final Map<String, Plug> plugs = new HashMap<>();
    private final Map<String, String> missing = new ConcurrentSkipListMap<>();
    private Set<Ip4> addresses = Set.of();

    /** @param own is told all addresses of this machine, whenever they have changed */
    public LinkWatch(DhcpSockets sockets, ServerWatch servers, RouterWatch routers, Consumer<Set<Ip4>> own) {
        this.sockets = sockets;
        this.servers = servers;
        this.routers = routers;
        this.own = own;
    }

    /** Begins to look. */
    public void start() {
        lookAtAddresses();
        routers.start();
        Recurring.on(looks, "the links couldn't be looked at", this::lookAll, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Takes the plan before any socket opens, so that every interface is asked for other servers before it is served.
     */
    public void prepare(DhcpPlan plan, Collection<String> interfaces) {
        servers.install(plan, plan.serving() ? interfaces : List.of());
        routers.install(plan);
    }

    /**
     * Watches these interfaces, and no others.
     *
     * @param refused those whose sockets couldn't be opened, each with the reason: they are tried again every second
     * @param serving false: another server is there by intent, and isn't asked for
     */
    public synchronized void watch(Collection<String> interfaces, Map<String, String> refused, boolean serving) {
        watched.retainAll(interfaces);
        missing.keySet().retainAll(interfaces);
        refused.forEach(this::miss);
        plugs.keySet().retainAll(interfaces);
        interfaces.stream()
                .filter(watched::add)
                .forEach(name -> NetworkInterfaces.plug(name).ifPresent(plug -> plugs.put(name, plug)));
        servers.watch(serving ? interfaces.stream().filter(sockets::serves).toList() : List.of());
    }

    /**
     * Interfaces that should be served but are not, and why. Takes no lock: a look in progress waits for an event loop,
     * which may be the caller's own.
     */
    public Map<String, String> missing() {
        return new TreeMap<>(missing);
    }

    /** Reports the box's own addresses when they have changed. */
    private synchronized void lookAtAddresses() {
        Set<Ip4> now = NetworkInterfaces.all().stream()
                .map(LocalInterface::address)
                .collect(Collectors.toCollection(HashSet::new));
        if (!now.equals(addresses)) {
            addresses = now;
            own.accept(Set.copyOf(now));
        }
    }

    private void lookAll() {
        lookAtAddresses();
        look();
    }

    private synchronized void look() {
        watched.forEach(name -> look(name, NetworkInterfaces.plug(name)));
    }

    private void look(String name, Optional<Plug> now) {
        Plug before = now.isPresent() ? plugs.put(name, now.get()) : plugs.remove(name);
        boolean same = before != null
                && now.filter(plug -> plug.index() == before.index()).isPresent();
        if (!same && sockets.serves(name)) {
            sockets.unplugged(name);
            servers.unplugged(name);
            miss(name, name + " has vanished; it is served again when it is back");
        }
        if (now.isPresent() && !sockets.serves(name)) {
            open(name);
        } else if (same && now.get().carrier() && !before.carrier()) {
            servers.plugged(name);
        }
    }

    private void open(String name) {
        try {
            sockets.plugged(name);
            missing.remove(name);
            LOG.infof("%s is there and served", name);
            servers.plugged(name);
        } catch (StartupFault e) {
            miss(name, e.getMessage());
        }
    }

    private void miss(String name, String why) {
        if (!why.equals(missing.put(name, why))) {
            LOG.warn(why);
        }
    }

    @Override
    public synchronized void close() {
        watched.clear();
        looks.shutdownNow();
        servers.close();
        routers.close();
    }
}
