package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.ReplyRoute;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageBuilder;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Taps;

/**
 * The sockets of DHCP on loopback, with an engine of three lines, which answers DISCOVER at once and REQUEST after
 * storing, and fails on anything else; and with a store whose operations the test ends.
 */
final class DhcpSocketsRig implements IdleServer, LeaseStore, AutoCloseable {

    static final Ip4 HERE = Ip4.of("127.0.0.1");
    static final String MAC = "00:15:65:aa:bb:cc";
    /** The transaction that the server holds for long. */
    static final int RESTS = 5;

    private static final Ip4 GIVEN = Ip4.of("127.66.1.1");
    private static final Ip4 LEFT = Ip4.of("127.66.1.2");

    /** Whether the engine holds what it gets. */
    boolean holding;

    final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    final BlockingQueue<Entry> journal = new LinkedBlockingQueue<>();
    /** The store's operations, each until the test ends it. */
    final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();

    /** What the engine was told of leases. */
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Whether the engine has a lease from before, of which it tells where the new one isn't stored. */
    volatile boolean promises;

    final AtomicBoolean answers = new AtomicBoolean(true);
    private final List<Lease> open = new ArrayList<>();
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    final DhcpSockets sockets;

    DhcpSocketsRig() {
        this(new KernelInterfaces());
    }

    DhcpSocketsRig(KernelInterfaces machine) {
        sockets = new DhcpSockets(
                vertx, machine, this, _ -> answers.get(), this, journal::add, Taps.dhcp(), InstantSource.system());
    }

    /** Opens the sockets, and a relay that asks there. */
    Relay start() throws IOException {
        sockets.start(List.of(), "0.0.0.0", 0);
        return new Relay(HERE, sockets.localPort());
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        arrivals.add(arrival);
        if (holding) {
            return new Outcome.Hold(
                    Grounds.of(Reason.ASKING_FOR_OTHERS),
                    message.xid() == RESTS ? Duration.ofHours(1) : Duration.ofMillis(20));
        }
        return switch (message.type().orElseThrow()) {
            case DISCOVER -> reply(message, MessageType.OFFER, arrival);
            case REQUEST ->
                new Outcome.Store(
                        lease(GIVEN, message, Lease.State.BOUND),
                        List.of(lease(LEFT, message, Lease.State.RELEASED)),
                        reply(message, MessageType.ACK, arrival),
                        Entry.of(Instant.EPOCH, message.mac().orElseThrow(), Event.DHCP_ACK, GIVEN));
            default -> throw new IllegalStateException("unexpected");
        };
    }

    private static Lease lease(Ip4 address, DhcpMessage message, Lease.State state) {
        return new Lease(address, message.mac().orElseThrow(), null, state, Instant.EPOCH, Instant.MAX, null);
    }

    private static Outcome.Reply reply(DhcpMessage message, MessageType type, Arrival arrival) {
        return new Outcome.Reply(
                MessageBuilder.answer(message, type).yiaddr(GIVEN).build(),
                new ReplyRoute.Relay(arrival.source(), arrival.sourcePort()),
                548);
    }

    @Override
    public void isStored(Lease lease) {
        told.add("stored " + lease.address());
    }

    @Override
    public void isRefused(Lease lease) {
        told.add("refused " + lease.address());
    }

    @Override
    public void isInDoubt(Lease lease) {
        told.add("in doubt " + lease.address());
        open.add(lease);
    }

    @Override
    public List<Outcome.Store> rewrites() {
        if (open.isEmpty()) {
            return List.of();
        }
        Outcome.Store rewrite = new Outcome.Store(open.getLast(), List.of(open.getFirst()), null, null);
        open.clear();
        return List.of(rewrite);
    }

    @Override
    public Optional<Outcome.Reply> promised(DhcpMessage message, Arrival arrival, Lease refused) {
        return promises ? Optional.of(reply(message, MessageType.ACK, arrival)) : Optional.empty();
    }

    @Override
    public List<Lease> load() {
        return List.of();
    }

    /** It stays open until the test ends it. */
    @Override
    public CompletionStage<Void> store(Lease lease, List<Lease> ended) {
        assertEquals(
                List.of(LEFT), ended.stream().map(Lease::address).toList(), "what ends with it goes along with it");
        CompletableFuture<Void> done = new CompletableFuture<>();
        asked.add(done);
        return done;
    }

    @Override
    public void close() {
        sockets.end();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
