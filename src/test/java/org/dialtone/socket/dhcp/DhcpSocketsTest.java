package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseInDoubt;
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
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Taps;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the socket loop with an engine of three lines: it answers DISCOVER at once and REQUEST after storing, and fails
 * on anything else.
 */
class DhcpSocketsTest {

    private static final Ip4 HERE = Ip4.of("127.0.0.1");
    private static final Ip4 GIVEN = Ip4.of("127.66.1.1");
    private static final Ip4 LEFT = Ip4.of("127.66.1.2");
    private static final String MAC = "00:15:65:aa:bb:cc";
    /** The transaction that the server holds for long. */
    private static final int RESTS = 5;

    private static Vertx vertx;

    private boolean holding;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final BlockingQueue<Entry> journal = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<Lease> open = new ArrayList<>();
    private volatile boolean promises;
    private final AtomicBoolean answers = new AtomicBoolean(true);
    private final DhcpServer server = new NoProbes();
    private final DhcpSockets sockets = new DhcpSockets(
            vertx,
            new KernelInterfaces(),
            server,
            _ -> answers.get(),
            new HeldStore(),
            journal::add,
            Taps.dhcp(),
            InstantSource.system());

    @BeforeAll
    static void startLoops() {
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    }

    @AfterAll
    static void stopLoops() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        sockets.end();
    }

    @Test
    void aReplyGoesBackToTheRelay() throws Exception {
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            DhcpMessage offer = relay.receive();
            assertEquals(MessageType.OFFER, offer.type().orElseThrow());
            assertEquals(7, offer.xid());
            assertEquals(new Arrival(null, HERE, 8, Relay.ADDRESS, relay.port()), arrivals.take());
        }
    }

    @Test
    void anAckWaitsForItsLeaseAndOnlyThenIsTold() throws Exception {
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertTrue(journal.isEmpty());
            asked.take().complete(null);
            assertEquals("stored 127.66.1.2", told.poll(30, TimeUnit.SECONDS));
            assertEquals("stored 127.66.1.1", told.poll(30, TimeUnit.SECONDS));
            assertEquals(1, relay.receive().xid());
            assertEquals(Step.ACK, journal.poll(30, TimeUnit.SECONDS).step());
        }
    }

    @Test
    void aLeaseThatIsNotStoredIsNotAcknowledged() throws Exception {
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            asked.take().completeExceptionally(new IOException("disk full"));
            assertEquals("refused 127.66.1.2", told.poll(30, TimeUnit.SECONDS));
            assertEquals("refused 127.66.1.1", told.poll(30, TimeUnit.SECONDS));
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertEquals(1, sockets.counters().unstored());
            assertTrue(journal.isEmpty());
        }
    }

    @Test
    void aLeaseInDoubtIsNotAcknowledgedAndIsStoredAnew() throws Exception {
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            asked.take().completeExceptionally(new LeaseInDoubt(new IOException("cut")));
            assertEquals("in doubt 127.66.1.2", told.poll(30, TimeUnit.SECONDS));
            assertEquals("in doubt 127.66.1.1", told.poll(30, TimeUnit.SECONDS));
            asked.take().complete(null);
            assertEquals("stored 127.66.1.2", told.poll(30, TimeUnit.SECONDS));
            assertEquals("stored 127.66.1.1", told.poll(30, TimeUnit.SECONDS));
            assertEquals(1, sockets.counters().unstored());
            assertTrue(journal.isEmpty());
        }
    }

    @Test
    void whereALeaseIsNotStoredTheEngineMayTellOfTheOneBefore() throws Exception {
        promises = true;
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            asked.take().completeExceptionally(new IOException("disk full"));
            assertEquals(1, relay.receive().xid());
            assertEquals(List.of("refused 127.66.1.2", "refused 127.66.1.1"), List.copyOf(told));
            assertEquals(1, sockets.counters().unstored());
            assertTrue(journal.isEmpty());
        }
    }

    /** It was frozen between the question and the commit, and another process may be active since. */
    @Test
    void whoMayNotAnswerSendsNothingWhateverWasStored() throws Exception {
        promises = true;
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.REQUEST, 1, MAC));
            CompletableFuture<Void> stored = asked.take();
            relay.send(Relay.message(MessageType.REQUEST, 2, MAC));
            CompletableFuture<Void> refused = asked.take();
            answers.set(false);
            stored.complete(null);
            refused.completeExceptionally(new IOException("another is active"));
            relay.send(Relay.message(MessageType.DISCOVER, 3, MAC));
            while (sockets.counters().unsent() < 3) {
                Thread.onSpinWait();
            }
            answers.set(true);
            relay.send(Relay.message(MessageType.DISCOVER, 4, MAC));
            assertEquals(4, relay.receive().xid());
        }
    }

    @Test
    void aFaultOfTheEngineAndGarbageAreCountedAndSurvived() throws Exception {
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.INFORM, 1, MAC));
            relay.send(new byte[] {1, 1, 6});
            relay.send(new byte[0]);
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertEquals(1, sockets.counters().failed());
            assertEquals(2, sockets.counters().malformed());
            assertEquals(4, sockets.counters().received());
        }
    }

    @Test
    void aSocketOfAnInterfaceNamesIt() throws Exception {
        sockets.start(List.of("lo"), "0.0.0.0", 0);
        try (Relay relay = new Relay(HERE, sockets.localPort())) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            assertEquals(7, relay.receive().xid());
            assertEquals(new Arrival("lo", HERE, 8, Relay.ADDRESS, relay.port()), arrivals.take());
        }
    }

    @Test
    void theBoxIsTheAddressThatItsSocketIsBoundTo() throws Exception {
        sockets.start(List.of(), "127.66.0.1", 0);
        try (Relay relay = new Relay(Ip4.of("127.66.0.1"), sockets.localPort())) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            relay.receive();
            assertEquals(new Arrival(null, Ip4.of("127.66.0.1"), 8, Relay.ADDRESS, relay.port()), arrivals.take());
        }
    }

    /** The box is still asking for other servers. */
    @Test
    void heldMessagesAreAnsweredOnceTheirLinkIsDecided() throws Exception {
        holding = true;
        try (Relay relay = start()) {
            relay.send(Relay.message(MessageType.DISCOVER, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 3, "00:15:65:aa:bb:dd"));
            relay.send(Relay.message(MessageType.DISCOVER, RESTS, "00:15:65:aa:bb:de"));
            for (int i = 0; i < 7; i++) {
                arrivals.take();
            }
            sockets.onLoop(() -> holding = false);
            assertEquals(1, relay.receive().xid());
            assertEquals(3, relay.receive().xid());
            relay.send(Relay.message(MessageType.DISCOVER, 9, MAC));
            assertEquals(9, relay.receive().xid(), "the one that is to rest for longer rests");
            // The loop counts a packet once the kernel has accepted it, which may be after its arrival.
            while (sockets.counters().sent() < 3) {
                Thread.onSpinWait();
            }
            assertEquals(3, sockets.counters().sent());
        }
    }

    @Test
    void hundredsAtOnceAreAllAnswered() throws Exception {
        try (Relay relay = start()) {
            for (int i = 0; i < 100; i++) {
                relay.send(Relay.message(MessageType.REQUEST, i, MAC));
            }
            for (int i = 0; i < 100; i++) {
                asked.take().complete(null);
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(i, relay.receive().xid());
            }
        }
    }

    @Test
    void aPortInUseIsNamedWithItsHolder() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0)) {
            String message = assertThrows(
                            StartupFault.class, () -> sockets.start(List.of(), "0.0.0.0", taken.getLocalPort()))
                    .getMessage();
            assertTrue(
                    message.startsWith(
                            "DHCP can't open UDP port " + taken.getLocalPort() + " on 0.0.0.0: it is in use by "),
                    message);
            assertTrue(
                    message.endsWith(
                            "(process " + ProcessHandle.current().pid() + "); stop that, or set DIALTONE_DHCP_PORT"),
                    message);
            assertFalse(sockets.open());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, this machine has no such address; it has the interfaces ",
        "eth1, DIALTONE_DHCP_ADDRESS is no IPv4 address: eth1"
    })
    void aWrongAddressIsExplained(String address, String says) {
        String message = assertThrows(StartupFault.class, () -> sockets.start(List.of(), address, 0))
                .getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void theInterfacesServedCanChangeAndOneThatIsMissingDoesNotHinderTheOthers() throws Exception {
        sockets.start(List.of(), "0.0.0.0", 0);
        int port = sockets.localPort();
        assertEquals(Map.of(), reopen("lo"));
        String refused = reopen("voice9", "lo").get("voice9");
        assertTrue(refused.startsWith("network interface voice9 does not exist"), refused);
        try (Relay relay = new Relay(HERE, port)) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            relay.receive();
            assertEquals("lo", arrivals.take().interfaceName());
        }
        assertEquals(Set.of("voice9"), reopen("voice9").keySet());
        assertFalse(sockets.open());
        assertEquals(Map.of(), reopen());
        assertTrue(sockets.open());
    }

    @Test
    void aBoxThatRunsCanBeginToServe() {
        assertEquals(Set.of("voice9"), reopen("lo", "voice9").keySet());
        assertTrue(sockets.serves("lo"));
        sockets.close();
        assertFalse(sockets.open());
    }

    /** Opening a socket waits for the loop inside its lock, and that loop may ask for health. */
    @Test
    @Timeout(60)
    void theStateIsToldOnTheLoopThatAnOpeningWaitsFor() {
        List<Object> told = new ArrayList<>();
        sockets.onLoop(() -> {
            Thread opening = Thread.ofPlatform().daemon().start(() -> reopen("lo"));
            while (opening.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            told.addAll(List.of(sockets.open(), sockets.serves("lo"), sockets.localPort()));
        });
        assertEquals(List.of(false, false, -1), told);
    }

    private Map<String, String> reopen(String... interfaces) {
        return sockets.reopen(List.of(interfaces), "0.0.0.0", 0);
    }

    @Test
    void withoutEpollNothingStarts() {
        Vertx other = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (DhcpSockets refused = new DhcpSockets(
                other,
                new KernelInterfaces(),
                server,
                _ -> true,
                new HeldStore(),
                journal::add,
                Taps.dhcp(),
                InstantSource.system())) {
            assertEquals(
                    "DHCP needs Linux's epoll transport, but the event loops run on NioEventLoop; set quarkus.vertx.prefer-native-transport=true",
                    assertThrows(StartupFault.class, () -> refused.start(List.of(), "0.0.0.0", 0))
                            .getMessage());
        } finally {
            other.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Relay start() throws IOException {
        sockets.start(List.of(), "0.0.0.0", 0);
        return new Relay(HERE, sockets.localPort());
    }

    private Outcome receive(DhcpMessage message, Arrival arrival) {
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

    private final class NoProbes implements IdleServer {

        @Override
        public Outcome receive(DhcpMessage message, Arrival arrival) {
            return DhcpSocketsTest.this.receive(message, arrival);
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
    }

    /** Keeps every store operation open until the test ends it. */
    private final class HeldStore implements LeaseStore {

        @Override
        public List<Lease> load() {
            return List.of();
        }

        @Override
        public CompletionStage<Void> store(Lease lease, List<Lease> ended) {
            assertEquals(
                    List.of(LEFT), ended.stream().map(Lease::address).toList(), "what ends with it goes along with it");
            CompletableFuture<Void> done = new CompletableFuture<>();
            asked.add(done);
            return done;
        }
    }
}
