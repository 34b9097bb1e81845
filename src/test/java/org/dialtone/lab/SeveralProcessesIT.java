package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.SimulatedBoot;
import org.dialtone.simulate.Simulation;
import org.dialtone.store.DatabaseAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database: one serves, and the other follows with all leases. Needs no root. */
@Tag("binary")
class SeveralProcessesIT {

    private static final int PHONES = 3;
    private static final String PASSPHRASE = "correct-horse-battery";
    private static final Ip4 STRANGER = Ip4.of("127.66.0.3");

    @TempDir
    Path folder;

    private final Roster roster = rosterOfPhones();
    private final DatabaseAddress server = PostgresCluster.fresh();
    private LoopbackBox north;
    private LoopbackBox south;

    private static Roster rosterOfPhones() {
        Roster roster = new Roster();
        return roster.generate(PHONES, roster.vendors());
    }

    @BeforeEach
    void twoOfThem() throws IOException {
        north = sharing("north", "127.66.0.1");
        south = sharing("south", "127.67.0.1");
    }

    private LoopbackBox sharing(String name, String address) throws IOException {
        LoopbackBox box = new LoopbackBox(address, Files.createDirectory(folder.resolve(name)), roster.siteFile());
        box.settings.put("DIALTONE_DB", server.toString().replace("@", ":" + server.password() + "@"));
        box.settings.put("DIALTONE_NAME", name);
        return box;
    }

    @Test
    void whoeverServesTheOtherFollows() throws IOException, InterruptedException {
        Box first = north.start();
        Map<MacAddress, Ip4> addresses = boot(north);
        Files.createDirectory(folder.resolve("south/data"));
        Files.copy(folder.resolve("north/data/secret.key"), folder.resolve("south/data/secret.key"));
        Box second = startReady(south);
        try {
            second.await(
                    120,
                    () -> Box.text(folder.resolve("south/box.log"))
                            .contains("this process has read revision 2 of the site, 3 leases and 3 registrations"));
            signal("STOP", first);
            second.await(120, () -> serves(south));
            assertEquals(addresses, leases(south));
            assertEquals(2, answers(south, () -> {}), "to DHCP and SIP");
            assertEquals(0, answers(north, () -> wake(first)), "of the one that stood still");

            handOver();
            first.await(120, () -> serves(north));
            second.await(120, () -> isReady(south, "north"));
            assertEquals(addresses, leases(north));

            String log = Box.text(folder.resolve("north/box.log"));
            assertFalse(log.contains("event executor terminated"), log);
            restoreBeside(first, addresses);
            assertTrue(isReady(south, "north"), "all the while");
            first.kill();
            second.await(120, () -> serves(south));
            assertEquals(addresses, leases(south));
            assertEquals(143, second.stop());
        } finally {
            first.close();
            second.close();
        }
    }

    /** A lease that was freed since the backup is there again, and "south" never served. */
    private void restoreBeside(Box first, Map<MacAddress, Ip4> addresses) {
        byte[] backup = north.api()
                .contentType("application/json")
                .body(Map.of("passphrase", PASSPHRASE))
                .post("/api/v1/backup")
                .asByteArray();
        Ip4 freed = addresses.values().iterator().next();
        assertEquals(200, north.api().delete("/api/v1/leases/" + freed).statusCode());
        assertEquals(PHONES - 1, bound());
        assertEquals(
                200,
                north.api()
                        .header("Dialtone-Passphrase", PASSPHRASE)
                        .contentType("application/octet-stream")
                        .body(backup)
                        .post("/api/v1/restore")
                        .statusCode());
        first.await(120, this::isRestored);
        assertEquals(addresses, leases(north));
    }

    private long bound() {
        return north.json("leases").<String>getList("state").stream()
                .filter("bound"::equals)
                .count();
    }

    private boolean isRestored() {
        try {
            return serves(north) && bound() == PHONES;
        } catch (Exception _) {
            // It starts anew, and RestAssured throws what it doesn't declare.
            return false;
        }
    }

    @Test
    void aBoxThatIsSwitchedOnBeforeItsDatabaseWaitsForIt() throws IOException, InterruptedException {
        PostgresCluster.allow(false, server);
        try (Box box = startReady(north)) {
            assertEquals("The database can't be reached.", says(north));
            PostgresCluster.allow(true, server);
            box.await(120, () -> serves(north));
            assertEquals(PHONES, boot(north).size());
            String log = Box.text(folder.resolve("north/box.log"));
            assertEquals(1, log.split("this process waits until its database is there", -1).length - 1, log);
            assertFalse(log.contains("Exception"), log);
            assertEquals(143, box.stop());
        }
    }

    @Test
    void aBoxWhoseDatabaseIsAnothersWhenItComesEnds() throws IOException {
        PostgresCluster.allow(false, server);
        try (Box box = startReady(north)) {
            PostgresCluster.executeBeside(server, "DROP DATABASE " + server.name());
            assertEquals(1, box.ended());
            String log = Box.text(folder.resolve("north/box.log"));
            assertTrue(log.contains("there is no such database"), log);
        }
    }

    private static String says(LoopbackBox box) {
        return box.api().get("/q/health").jsonPath().getString("says");
    }

    private void handOver() {
        assertEquals(
                200,
                south.api()
                        .contentType("application/json")
                        .body(Map.of("to", "north"))
                        .post("/api/v1/processes/handover")
                        .statusCode());
    }

    private static Box startReady(LoopbackBox box) throws IOException {
        Box started = box.begin();
        started.await(300, () -> Ports.answers(box.url("/q/health/live")));
        return started;
    }

    private static boolean serves(LoopbackBox box) {
        return Ports.answers(box.url("/q/health/ready"));
    }

    private static boolean isReady(LoopbackBox box, String active) {
        try {
            return box.api().get("/q/health/ready").asString().contains(active + " serves.");
        } catch (Exception _) {
            // It starts anew, and RestAssured throws what it doesn't declare.
            return false;
        }
    }

    private void wake(Box box) {
        signal("CONT", box);
        box.await(120, () -> isReady(north, "south"));
    }

    private static void signal(String signal, Box box) {
        try {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(box.pid()))
                            .start()
                            .waitFor());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many answers come to a DISCOVER and a REGISTER that were there before {@code meanwhile}. */
    private static int answers(LoopbackBox box, Runnable meanwhile) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, STRANGER.toInetAddress())) {
            send(socket, discover(), box.dhcp());
            send(socket, register(socket.getLocalPort()), box.sip());
            meanwhile.run();
            socket.setSoTimeout(2000);
            int answers = 0;
            while (answers < 2 && receives(socket)) {
                answers++;
            }
            return answers;
        }
    }

    private static void send(DatagramSocket socket, byte[] bytes, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static boolean receives(DatagramSocket socket) throws IOException {
        try {
            socket.receive(new DatagramPacket(new byte[2000], 2000));
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static byte[] discover() {
        return DhcpMessage.builder()
                .type(MessageType.DISCOVER)
                .xid(7)
                .hops(1)
                .mac(MacAddress.of("00:15:65:77:00:01"))
                .giaddr(STRANGER)
                .option(Code.RELAY_AGENT, (byte) 19, (byte) 0)
                .build()
                .encode();
    }

    private static byte[] register(int port) {
        return """
                REGISTER sip:here SIP/2.0
                Via: SIP/2.0/UDP 127.66.0.3:%1$d;branch=z9hG4bKseven
                Max-Forwards: 70
                From: <sip:1001@here>;tag=7
                To: <sip:1001@here>
                Call-ID: seven
                CSeq: 1 REGISTER
                Contact: <sip:1001@127.66.0.3:%1$d>
                Content-Length: 0

                """.formatted(port).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<MacAddress, Ip4> leases(LoopbackBox box) {
        Map<MacAddress, Ip4> leases = new HashMap<>();
        box.json("leases")
                .<Map<String, Object>>getList("$")
                .forEach(lease -> leases.put(
                        MacAddress.of(String.valueOf(lease.get("mac"))), Ip4.of(String.valueOf(lease.get("address")))));
        return leases;
    }

    private Map<MacAddress, Ip4> boot(LoopbackBox box) throws IOException, InterruptedException {
        Map<MacAddress, Ip4> addresses = new HashMap<>();
        try (Simulation simulation =
                new Simulation(new Simulation.Setup(box.dhcp(), Ip4.of("127.66.0.2"), PHONES, Duration.ofSeconds(4)))) {
            BootSummary tally = simulation.boot(roster, (SimulatedBoot boot) -> {
                synchronized (addresses) {
                    addresses.put(boot.mac(), boot.address());
                }
            });
            assertEquals(PHONES, tally.registered(), tally::summary);
        }
        return addresses;
    }
}
