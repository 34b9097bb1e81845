package org.dialtone.socket.dhcp;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Journal;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Pace;
import org.jboss.logging.Logger;

/** Probes for the server whether addresses are in use, and reports the results. On the event loop alone. */
final class Prober {

    private static final Logger LOG = Logger.getLogger(Prober.class);
    /** Sockets below UDP raise no events here, so they are polled this often while a probe runs. */
    private static final long LOOK_MILLIS = 10;

    private static final long RESTOCK_SECONDS = 5;
    private static final int MOST = 4_096;

    private final EventLoop loop;
    private final DhcpServer server;
    private final StoredLeases leases;
    private final Journal journal;
    private final InstantSource clock;
    private final Pace unstored = Pace.onceAMinute();
    private final Pace failed = Pace.onceAMinute();
    private final InetSocketAddress client = new InetSocketAddress(Ip4.ANY.toInetAddress(), ReplyRoute.CLIENT_PORT);
    private final Map<String, Frames> links = new HashMap<>();
    private final Map<String, ArrivalResolver> vantages = new HashMap<>();
    private final Map<Ip4, PendingProbe> pending = new HashMap<>();
    private int resting;
    private final Pings pings = new Pings();
    private ScheduledFuture<?> restocking;
    private int sockets;
    private boolean looking;

    Prober(EventLoop loop, DhcpServer server, StoredLeases leases, Journal journal, InstantSource clock) {
        this.loop = loop;
        this.server = server;
        this.leases = leases;
        this.journal = journal;
        this.clock = clock;
    }

    /** Why addresses beyond routers are given without a probe; null: they are probed. Safe from any thread. */
    String withoutEcho() {
        return pings.refused();
    }

    /** A socket was opened. */
    void join(Frames link, ArrivalResolver vantage) {
        sockets++;
        if (link.interfaceName() != null) {
            links.put(link.interfaceName(), link);
            vantages.put(link.interfaceName(), vantage);
        }
        if (restocking == null) {
            restocking = Recurring.on(
                    loop, "addresses can't be probed ahead", this::recur, 1, RESTOCK_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** A socket was closed; probing ends with the last one. */
    void leave(Frames link) {
        if (links.remove(link.interfaceName(), link)) {
            vantages.remove(link.interfaceName());
        }
        if (--sockets == 0) {
            restocking.cancel(false);
            restocking = null;
            pings.close();
        }
    }

    /** Probes an address; when it answers or its time is over, reports the result and runs {@code then}. */
    void probe(Outcome.Probe probe, Runnable then) {
        if (probe.rest().isZero()) {
            probeNow(probe, then);
        } else if (resting < MOST) {
            resting++;
            loop.schedule(() -> rested(probe, then), probe.rest().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void rested(Outcome.Probe probe, Runnable then) {
        resting--;
        if (sockets > 0) {
            probeNow(probe, then);
        }
    }

    private void probeNow(Outcome.Probe probe, Runnable then) {
        PendingProbe there = pending.get(probe.address());
        if (there == null && pending.size() < MOST) {
            begin(probe, then);
        } else if (there != null) {
            there.join(System.nanoTime() + patience(probe), then);
        }
    }

    /** The outcome for a message that waited for this probe. */
    Outcome resume(DhcpMessage message, Arrival arrival, Outcome.Probe probe) {
        return server.resume(message, arrival, probe.deadline());
    }

    /** Has addresses probed ahead, if few are left. */
    void restockIfLow() {
        if (server.isLow()) {
            restock();
        }
    }

    private void recur() {
        server.rewrites().forEach(leases::store);
        restock();
    }

    private void restock() {
        List<Arrival> own = vantages.values().stream()
                .flatMap(vantage -> vantage.arrival(client).stream())
                .toList();
        server.orders(own).forEach(order -> probe(order, () -> {}));
    }

    private void begin(Outcome.Probe probe, Runnable then) {
        if (pending.isEmpty()) {
            // An answer that came before the question does not count.
            links.values().forEach(link -> link.heard((_, _) -> {}));
        }
        if (!ask(probe)) {
            server.isUnasked(probe.address());
            goOn(then);
            return;
        }
        pending.put(probe.address(), new PendingProbe(probe, System.nanoTime() + patience(probe), then));
        lookLater();
    }

    /** In nanoseconds. */
    private long patience(Outcome.Probe probe) {
        return Math.max(0, Duration.between(clock.instant(), probe.deadline()).toNanos());
    }

    private boolean ask(Outcome.Probe probe) {
        if (probe.link() == null) {
            return pings.ask(probe.address());
        }
        Frames link = links.get(probe.link());
        return link != null && link.probe(probe.address());
    }

    private void lookLater() {
        if (!looking && !pending.isEmpty()) {
            looking = true;
            loop.schedule(this::lookOnce, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The next look comes while a message waits, even if this one fails. */
    private void lookOnce() {
        looking = false;
        try {
            look();
        } catch (RuntimeException e) {
            if (failed.take(clock.instant())) {
                LOG.error("the answers to probes couldn't be taken", e);
            }
        } finally {
            lookLater();
        }
    }

    private void look() {
        links.forEach((name, link) -> link.heard((address, mac) -> answered(name, address, mac)));
        pings.hear(address -> answered(null, address, null));
        long now = System.nanoTime();
        pending.values().stream().filter(each -> each.isOver(now)).toList().forEach(over -> {
            Ip4 address = over.probe().address();
            if (over.other() == null) {
                server.isFree(address);
            } else {
                server.isTaken(address, over.other()).ifPresent(this::store);
            }
            end(over);
        });
        restockIfLow();
    }

    private void answered(String link, Ip4 address, MacAddress by) {
        PendingProbe asked = pending.get(address);
        if (asked != null
                && (link == null
                        ? asked.probe().link() == null
                        : link.equals(asked.probe().link()))) {
            if (!asked.probe().isSettledBy(by)) {
                asked.answeredBy(by);
                return;
            }
            server.isTaken(address, by).ifPresent(this::store);
            end(asked);
        }
    }

    private void end(PendingProbe asked) {
        pending.remove(asked.probe().address());
        asked.waiting().forEach(this::goOn);
    }

    /** A failure at one message must not stop the probes of others. */
    private void goOn(Runnable waiting) {
        try {
            waiting.run();
        } catch (RuntimeException e) {
            if (failed.take(clock.instant())) {
                LOG.error("the engine failed at a message after its probe", e);
            }
        }
    }

    private void store(Outcome.Store found) {
        leases.store(found).whenComplete((_, failure) -> {
            if (failure != null && unstored.take(clock.instant())) {
                LOG.warnf(
                        "that %s is in use couldn't be stored: %s",
                        found.lease().address(), StoredLeases.why(failure));
            }
            if (found.entry() != null) {
                journal.record(found.entry());
            }
        });
    }
}
