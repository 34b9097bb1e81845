package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.Ip4;
import org.dialtone.recorder.Taps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sockets of DHCP: which open, what arrives on them, and what an engine that fails or isn't decided yet means. */
class DhcpSocketsTest {

    private static final Ip4 HERE = DhcpSocketsRig.HERE;
    private static final String MAC = DhcpSocketsRig.MAC;
    private static final int RESTS = DhcpSocketsRig.RESTS;

    private final DhcpSocketsRig rig = new DhcpSocketsRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aReplyGoesBackToTheRelay() throws Exception {
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            DhcpMessage offer = relay.receive();
            assertEquals(MessageType.OFFER, offer.type().orElseThrow());
            assertEquals(7, offer.xid());
            assertEquals(new Arrival(null, HERE, 8, Relay.ADDRESS, relay.port()), rig.arrivals.take());
        }
    }

    @Test
    void aFaultOfTheEngineAndGarbageAreCountedAndSurvived() throws Exception {
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.INFORM, 1, MAC));
            relay.send(new byte[] {1, 1, 6});
            relay.send(new byte[0]);
            relay.send(Relay.message(MessageType.DISCOVER, 2, MAC));
            assertEquals(2, relay.receive().xid());
            assertEquals(1, rig.sockets.counters().failed());
            assertEquals(2, rig.sockets.counters().malformed());
            assertEquals(4, rig.sockets.counters().received());
        }
    }

    @Test
    void aSocketOfAnInterfaceNamesIt() throws Exception {
        rig.sockets.start(List.of("lo"), "0.0.0.0", 0);
        try (Relay relay = new Relay(HERE, rig.sockets.localPort())) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            assertEquals(7, relay.receive().xid());
            assertEquals(new Arrival("lo", HERE, 8, Relay.ADDRESS, relay.port()), rig.arrivals.take());
        }
    }

    @Test
    void theBoxIsTheAddressThatItsSocketIsBoundTo() throws Exception {
        rig.sockets.start(List.of(), "127.66.0.1", 0);
        try (Relay relay = new Relay(Ip4.of("127.66.0.1"), rig.sockets.localPort())) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            relay.receive();
            assertEquals(new Arrival(null, Ip4.of("127.66.0.1"), 8, Relay.ADDRESS, relay.port()), rig.arrivals.take());
        }
    }

    /** On an interface, and where relays alone are heard: another address is heard too. */
    @ParameterizedTest
    @CsvSource({"lo, lo", "'',"})
    void whoAsksASharedAddressIsAnsweredFromIt(String interfaces, String named) throws Exception {
        Ip4 shared = Ip4.of("127.66.0.9");
        KernelInterfaces machine = new KernelInterfaces(SharedAddress.list(List.of("lo=127.66.0.9/16")));
        try (DhcpSocketsRig sharing = new DhcpSocketsRig(machine)) {
            List<String> served = interfaces.isEmpty() ? List.of() : List.of(interfaces);
            sharing.sockets.start(served, "0.0.0.0", 0);
            for (Ip4 asked : List.of(shared, HERE, shared)) {
                try (Relay relay = new Relay(asked, sharing.sockets.localPort())) {
                    relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
                    assertEquals(7, relay.receive().xid());
                    assertEquals(asked.equals(shared), relay.from().equals(shared));
                    Arrival arrival = sharing.arrivals.take();
                    assertEquals(named, arrival.interfaceName());
                    assertTrue(asked.equals(HERE) || arrival.interfaceAddress().equals(shared), arrival::toString);
                }
            }
            InetSocketAddress place = new InetSocketAddress(shared.toInetAddress(), sharing.sockets.localPort());
            sharing.sockets.close();
            new DatagramSocket(place).close();
        }
    }

    /** The box is still asking for other servers. */
    @Test
    void heldMessagesAreAnsweredOnceTheirLinkIsDecided() throws Exception {
        rig.holding = true;
        try (Relay relay = rig.start()) {
            relay.send(Relay.message(MessageType.DISCOVER, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 1, MAC));
            relay.send(Relay.message(MessageType.DISCOVER, 3, "00:15:65:aa:bb:dd"));
            relay.send(Relay.message(MessageType.DISCOVER, RESTS, "00:15:65:aa:bb:de"));
            for (int i = 0; i < 7; i++) {
                rig.arrivals.take();
            }
            rig.sockets.onLoop(() -> rig.holding = false);
            assertEquals(1, relay.receive().xid());
            assertEquals(3, relay.receive().xid());
            relay.send(Relay.message(MessageType.DISCOVER, 9, MAC));
            assertEquals(9, relay.receive().xid(), "the one that is to rest for longer rests");
            // The loop counts a packet once the kernel has accepted it, which may be after its arrival.
            while (rig.sockets.counters().sent() < 3) {
                Thread.onSpinWait();
            }
            assertEquals(3, rig.sockets.counters().sent());
        }
    }

    @Test
    void aPortInUseIsNamedWithItsHolder() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0)) {
            String message = assertThrows(
                            StartupFault.class, () -> rig.sockets.start(List.of(), "0.0.0.0", taken.getLocalPort()))
                    .getMessage();
            assertTrue(
                    message.startsWith(
                            "DHCP can't open UDP port " + taken.getLocalPort() + " on 0.0.0.0: it is in use by "),
                    message);
            assertTrue(
                    message.endsWith(
                            "(process " + ProcessHandle.current().pid() + "); stop that, or set DIALTONE_DHCP_PORT"),
                    message);
            assertFalse(rig.sockets.open());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, this machine has no such address; it has the interfaces ",
        "eth1, DIALTONE_DHCP_ADDRESS is no IPv4 address: eth1"
    })
    void aWrongAddressIsExplained(String address, String says) {
        String message = assertThrows(StartupFault.class, () -> rig.sockets.start(List.of(), address, 0))
                .getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void theInterfacesServedCanChangeAndOneThatIsMissingDoesNotHinderTheOthers() throws Exception {
        rig.sockets.start(List.of(), "0.0.0.0", 0);
        int port = rig.sockets.localPort();
        assertEquals(Map.of(), reopen("lo"));
        String refused = reopen("voice9", "lo").get("voice9");
        assertTrue(refused.startsWith("network interface voice9 does not exist"), refused);
        try (Relay relay = new Relay(HERE, port)) {
            relay.send(Relay.message(MessageType.DISCOVER, 7, MAC));
            relay.receive();
            assertEquals("lo", rig.arrivals.take().interfaceName());
        }
        assertEquals(Set.of("voice9"), reopen("voice9").keySet());
        assertFalse(rig.sockets.open());
        assertEquals(Map.of(), reopen());
        assertTrue(rig.sockets.open());
    }

    @Test
    void aBoxThatRunsCanBeginToServe() {
        assertEquals(Set.of("voice9"), reopen("lo", "voice9").keySet());
        assertTrue(rig.sockets.serves("lo"));
        rig.sockets.close();
        assertFalse(rig.sockets.open());
    }

    /** Opening a socket waits for the loop inside its lock, and that loop may ask for health. */
    @Test
    @Timeout(60)
    void theStateIsToldOnTheLoopThatAnOpeningWaitsFor() {
        List<Object> told = new ArrayList<>();
        rig.sockets.onLoop(() -> {
            Thread opening = Thread.ofPlatform().daemon().start(() -> reopen("lo"));
            while (opening.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            told.addAll(List.of(rig.sockets.open(), rig.sockets.serves("lo"), rig.sockets.localPort()));
        });
        assertEquals(List.of(false, false, -1), told);
    }

    private Map<String, String> reopen(String... interfaces) {
        return rig.sockets.reopen(List.of(interfaces), "0.0.0.0", 0);
    }

    @Test
    void withoutEpollNothingStarts() {
        Vertx other = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (DhcpSockets refused = new DhcpSockets(
                other, new KernelInterfaces(), rig, _ -> true, rig, _ -> {}, Taps.dhcp(), InstantSource.system())) {
            assertEquals(
                    "DHCP needs Linux's epoll transport, but the event loops run on NioEventLoop; set quarkus.vertx.prefer-native-transport=true",
                    assertThrows(StartupFault.class, () -> refused.start(List.of(), "0.0.0.0", 0))
                            .getMessage());
        } finally {
            other.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
