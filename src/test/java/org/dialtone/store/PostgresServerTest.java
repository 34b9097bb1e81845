package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.junit.jupiter.api.Test;

/** What the operator reads of a server that can't be used, and what is made on one that can. */
class PostgresServerTest {

    private static String refusal(DatabaseAddress address) {
        return assertThrows(StartupFault.class, () -> new PostgresServer(address).connect())
                .getMessage();
    }

    private static DatabaseAddress on(List<String> hosts, String name, String user, String password) {
        DatabaseAddress there = PostgresCluster.fresh();
        return new DatabaseAddress(hosts, name, user, password, there.parameters());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String says = refusal(on(List.of("127.0.0.1:" + free), "dialtone", "box", "geheim"));
        assertTrue(says.startsWith("postgresql://box@127.0.0.1:" + free + "/dialtone can't be reached ("), says);
        assertFalse(says.contains("geheim"), says);
    }

    @Test
    void aWrongPasswordIsTold() {
        DatabaseAddress there = PostgresCluster.fresh();
        String says = refusal(there.withPassword("wrong-secret"));
        assertTrue(says.contains("refuses user " + there.user() + " ("), says);
        assertFalse(says.contains("wrong-secret"), says);
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        DatabaseAddress there = PostgresCluster.fresh();
        String says = refusal(
                new DatabaseAddress(there.hosts(), "nowhere", there.user(), there.password(), there.parameters()));
        assertTrue(says.contains("/nowhere: there is no such database"), says);
    }

    @Test
    void whatHealsByItselfIsToldFromWhatSomebodyMustMend() throws IOException {
        DatabaseAddress there = PostgresCluster.fresh();
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertTrue(heals(on(List.of("127.0.0.1:" + free), "dialtone", "box", "geheim")));
        assertTrue(heals(on(List.of("nowhere.invalid:5432"), "dialtone", "box", "geheim")));
        PostgresCluster.allow(false, there);
        assertTrue(heals(there), "its owner works on it");
        PostgresCluster.allow(true, there);
        assertFalse(heals(there.withPassword("wrong-secret")));
        assertFalse(heals(
                new DatabaseAddress(there.hosts(), "nowhere", there.user(), there.password(), there.parameters())));
    }

    @Test
    void ofSeveralHostsTheOneThatRefusesIsNamedWhereverItStands() throws IOException {
        DatabaseAddress there = PostgresCluster.fresh();
        String own = there.hosts().getFirst();
        String gone;
        try (ServerSocket socket = new ServerSocket(0)) {
            gone = "127.0.0.1:" + socket.getLocalPort();
        }
        for (List<String> hosts : List.of(List.of(own, gone), List.of(gone, own))) {
            DatabaseAddress both = on(hosts, there.name(), there.user(), "wrong-secret");
            assertTrue(heals(both), "the other may come");
            String says = refusal(both);
            String refused = "no host of DIALTONE_DB can be used: postgresql://" + there.user() + "@" + own + "/"
                    + there.name() + " refuses user " + there.user() + " (";
            assertTrue(says.startsWith(refused), says);
            assertTrue(
                    says.contains(
                            "; postgresql://" + there.user() + "@" + gone + "/" + there.name() + " can't be reached ("),
                    says);
            assertFalse(says.contains("wrong-secret"), says);
        }
        String missing = refusal(on(List.of(own, gone), "nowhere", there.user(), there.password()));
        assertTrue(missing.contains(own + "/nowhere: there is no such database"), missing);
    }

    @Test
    void severalHostsThatAllRefuseEndTheStart() {
        DatabaseAddress there = PostgresCluster.fresh();
        String own = there.hosts().getFirst();
        List<String> hosts = List.of(own, own.replace("127.0.0.1", "localhost"));
        assertFalse(heals(on(hosts, there.name(), there.user(), "wrong-secret")));
        String says = refusal(on(hosts, there.name(), there.user(), "wrong-secret"));
        assertTrue(says.contains("@" + hosts.get(0)) && says.contains("@" + hosts.get(1)), says);
    }

    @Test
    void ofSeveralHostsOneThatTakesNoChangesYetIsWaitedFor() {
        DatabaseAddress there = PostgresCluster.fresh();
        PostgresCluster.execute(there, "ALTER DATABASE " + there.name() + " SET default_transaction_read_only = on");
        String own = there.hosts().getFirst();
        DatabaseAddress both =
                on(List.of(own, own.replace("127.0.0.1", "localhost")), there.name(), there.user(), there.password());
        assertTrue(heals(both));
        String says = refusal(both);
        assertTrue(says.contains(own + "/" + there.name() + " answers, but takes no changes yet"), says);
    }

    /** As haproxy does while no server stands behind it. */
    @Test
    void aConnectionThatIsHungUpHeals() throws IOException, InterruptedException {
        try (ServerSocket proxy = new ServerSocket(0)) {
            Thread hangsUp = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        proxy.accept().close();
                    }
                } catch (IOException _) {
                    // The test is over.
                }
            });
            assertTrue(heals(on(List.of("127.0.0.1:" + proxy.getLocalPort()), "dialtone", "box", "geheim")));
            proxy.close();
            hangsUp.join();
        }
    }

    private static boolean heals(DatabaseAddress address) {
        return assertThrows(StartupFault.class, () -> new PostgresServer(address).connect()) instanceof AwayAtStart;
    }

    /** What needs more fails in the tests, and not only at a user's. */
    @Test
    void theTestsBoxesOwnTheirDatabaseAndMayNoMore() throws SQLException {
        try (Connection connection = new PostgresServer(PostgresCluster.fresh()).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show is_superuser")) {
            assertTrue(row.next());
            assertEquals("off", row.getString(1));
        }
    }

    @Test
    void aSecondBoxIsHeldBack() throws SQLException {
        DatabaseAddress there = PostgresCluster.fresh();
        PostgresServer server = new PostgresServer(there);
        try (Connection one = server.connect()) {
            assertDoesNotThrow(() -> server.requireAlone(one));
            try (Connection other = server.connect()) {
                String says = assertThrows(StartupFault.class, () -> server.requireAlone(other))
                        .getMessage();
                assertTrue(says.startsWith("another Dialtone uses " + there + ", from 127.0.0.1 since 20"), says);
            }
        }
    }

    /** The server ends a session after its client has closed it. */
    @Test
    void aSessionThatEndsHoldsNobodyBack() throws Exception {
        PostgresServer server = new PostgresServer(PostgresCluster.fresh());
        Connection ending = server.connect();
        try (Connection one = server.connect()) {
            assertDoesNotThrow(() -> one.createStatement().execute("select 1"));
            CompletableFuture<Void> closed = CompletableFuture.runAsync(
                    () -> assertDoesNotThrow(ending::close),
                    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
            server.requireAlone(one);
            closed.get();
        }
    }

    @Test
    void theSchemaOfANewerBoxIsRefusedAndTheOwnOneMadeOnce() throws SQLException {
        try (Connection connection = new PostgresServer(PostgresCluster.fresh()).connect()) {
            SiteSchema.make(connection);
            SiteSchema.make(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("update site_schema set version = " + (SchemaAge.KNOWN + 1));
            }
            connection.commit();
            String says = assertThrows(StartupFault.class, () -> SiteSchema.make(connection))
                    .getMessage();
            assertEquals(
                    "the site's tables on PostgreSQL were made by a newer Dialtone (schema " + (SchemaAge.KNOWN + 1)
                            + ", this one knows " + SchemaAge.KNOWN + "): install that version",
                    says);
        }
    }

    @Test
    void stateThatWasMovedAwayIsRefused() throws SQLException {
        try (Connection connection = new PostgresServer(PostgresCluster.fresh()).connect()) {
            assertDoesNotThrow(() -> MovedAway.require(connection));
            MovedAway.note(connection, Path.of("/var/lib/dialtone"));
            String says = assertThrows(StartupFault.class, () -> MovedAway.require(connection))
                    .getMessage();
            assertTrue(says.startsWith("the state on PostgreSQL was moved to the files in /var/lib/dialtone: "), says);
            MovedAway.forget(connection);
            assertDoesNotThrow(() -> MovedAway.require(connection));
        }
    }
}
