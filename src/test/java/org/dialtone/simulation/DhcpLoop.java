package org.dialtone.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseInDoubt;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MalformedMessage;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Carries out what the DHCP server decides, as the event loop does: probes, stores, and replies only when the disk has
 * the lease.
 */
final class DhcpLoop {

    private static final int MOST_WAITING = 8;
    static final Duration RESTOCK = Duration.ofSeconds(5);
    private static final Arrival LINK = new Arrival("voice0", VirtualLan.BOX, 16, Ip4.ANY, 68);

    private final VirtualTime time;
    private final BoxClock clock;
    private final VirtualLan lan;
    private final ArpCache arp;
    private final DhcpServer server;
    private final LeaseStore store;
    private final BooleanSupplier running;
    private final Map<Ip4, List<Runnable>> probes = new LinkedHashMap<>();

    /** @param running whether this process lives still */
    DhcpLoop(
            VirtualTime time,
            BoxClock clock,
            VirtualLan lan,
            ArpCache arp,
            DhcpServer server,
            LeaseStore store,
            BooleanSupplier running) {
        this.time = time;
        this.clock = clock;
        this.lan = lan;
        this.arp = arp;
        this.server = server;
        this.store = store;
        this.running = running;
    }

    void receive(byte[] bytes, Ip4 source) {
        lan.leasesChanged();
        try {
            DhcpMessage message = DhcpMessage.decode(bytes);
            Arrival arrival = new Arrival(
                    LINK.interfaceName(), LINK.interfaceAddress(), LINK.interfacePrefix(), source, LINK.sourcePort());
            perform(message, arrival, server.receive(message, arrival));
        } catch (MalformedMessage _) {
            // Dropped and counted by the sockets.
        }
        restockIfLow();
    }

    /** To be called every few seconds. */
    void restock() {
        server.rewrites().forEach(rewrite -> store(rewrite, () -> {}));
        server.orders(List.of(LINK)).forEach(order -> probe(order, () -> {}));
    }

    private void restockIfLow() {
        if (server.isLow()) {
            restock();
        }
    }

    private void perform(DhcpMessage message, Arrival arrival, Outcome outcome) {
        switch (outcome) {
            case Outcome.Silence _, Outcome.Hold _ -> {}
            case Outcome.Reply reply -> send(reply);
            case Outcome.Probe probe ->
                probe(probe, () -> perform(message, arrival, server.resume(message, arrival, probe.deadline())));
            case Outcome.Store ordered ->
                store(
                        ordered,
                        () -> server.promised(message, arrival, ordered.lease()).ifPresent(this::send));
        }
    }

    private void probe(Outcome.Probe probe, Runnable then) {
        List<Runnable> there = probes.get(probe.address());
        if (there != null) {
            if (there.size() < MOST_WAITING) {
                there.add(then);
            }
            return;
        }
        probes.put(probe.address(), new ArrayList<>(List.of(then)));
        Optional<Station> answers = lan.answering(probe.address()).stream()
                .filter(each -> probe.holder() != null && each.mac().equals(probe.holder()))
                .findFirst()
                .or(() -> lan.arp(probe.address()));
        Duration patience = Duration.between(clock.instant(), probe.deadline());
        Duration wait = answers.isPresent() ? Duration.ofMillis(2) : patience.isNegative() ? Duration.ZERO : patience;
        time.after(wait, () -> {
            if (running.getAsBoolean()) {
                answered(probe.address(), answers.map(Station::mac));
            }
        });
    }

    private void answered(Ip4 address, Optional<MacAddress> by) {
        lan.leasesChanged();
        if (by.isPresent()) {
            server.isTaken(address, by.get()).ifPresent(ordered -> store(ordered, () -> {}));
        } else {
            server.isFree(address);
        }
        probes.remove(address).forEach(Runnable::run);
        restockIfLow();
    }

    /** @param otherwise what follows where the disk doesn't take the lease */
    private void store(Outcome.Store ordered, Runnable otherwise) {
        store.store(ordered.lease(), ordered.freed()).whenComplete((_, failure) -> {
            lan.leasesChanged();
            if (failure == null) {
                ordered.freed().forEach(server::isStored);
                server.isStored(ordered.lease());
                reply(ordered);
            } else {
                Consumer<Lease> told = LeaseInDoubt.isSaidBy(failure) ? server::isInDoubt : server::isRefused;
                ordered.freed().forEach(told);
                told.accept(ordered.lease());
                otherwise.run();
            }
        });
    }

    private void reply(Outcome.Store stored) {
        if (stored.reply() != null) {
            send(stored.reply());
        }
    }

    private void send(Outcome.Reply reply) {
        byte[] bytes = reply.bytes();
        DhcpMessage message = decoded(bytes);
        String what = message.type().map(Enum::name).orElse("BOOTREPLY") + " " + message.yiaddr() + " to "
                + message.mac().map(MacAddress::toString).orElse("nobody");
        lan.carry("dhcp", what, () -> deliver(reply.route(), message));
    }

    private void deliver(ReplyRoute route, DhcpMessage message) {
        lan.leasesChanged();
        switch (route) {
            case ReplyRoute.Hardware hardware -> lan.station(hardware.mac()).ifPresent(to -> to.hear(message));
            case ReplyRoute.Client client -> arp.resolve(client.address()).ifPresent(to -> to.hear(message));
            case ReplyRoute.Relay relay -> arp.resolve(relay.address()).ifPresent(to -> to.hear(message));
            case ReplyRoute.Broadcast _ -> List.copyOf(lan.stations()).forEach(each -> each.hear(message));
        }
    }

    private static DhcpMessage decoded(byte[] bytes) {
        try {
            return DhcpMessage.decode(bytes);
        } catch (MalformedMessage e) {
            throw new AssertionError(e);
        }
    }
}
