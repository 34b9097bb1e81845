package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.StartupFault;
import org.dialtone.dhcp.Lease;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Delivery;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.ServedFile;
import org.dialtone.sip.Binding;
import org.dialtone.sip.BindingBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:aa:bb:cc");

    private Path file;

    @BeforeEach
    void choose(@TempDir Path folder) {
        file = folder.resolve("leases.db");
    }

    @Test
    void aFileOfTheFirstVersionKeepsItsLeasesAndGetsAHistory() throws SQLException {
        Lease lease = lease(MAC, Lease.State.BOUND, 0);
        store(lease);
        for (String table : List.of(
                "lease_history",
                "place",
                "guest",
                "delivery",
                "sent_away",
                "served",
                "report",
                "box_time",
                "cutover",
                "heard",
                "deployment",
                "seen_pack",
                "rollout",
                "rollout_phone")) {
            sql("DROP TABLE " + table);
        }
        sql("ALTER TABLE lease DROP COLUMN place");
        sql("ALTER TABLE binding DROP COLUMN flow");
        sql("ALTER TABLE binding DROP COLUMN holder");
        sql("ALTER TABLE phone DROP COLUMN revision");
        sql("PRAGMA user_version = 1");
        store(lease(new MacAddress(1), Lease.State.BOUND, 100));
        try (LeaseDatabase again = database()) {
            assertEquals(List.of(lease), again.history(lease.address()));
        }
    }

    /**
     * An old binding belongs to the device that had the lease when the box was updated; without a lease it belongs to
     * nobody.
     */
    @Test
    void bindingsOfBeforeBelongToWhoHasTheirAddresses() throws SQLException {
        Binding leased = binding("1001");
        Binding free = binding("1002");
        store(lease(MAC, Lease.State.BOUND, 0));
        try (LeaseDatabase database = database()) {
            database.bindings().store("1001", List.of(leased));
            database.bindings().store("1002", List.of(free));
        }
        sql("UPDATE binding SET source = source + 1 WHERE user = '1002'");
        sql("ALTER TABLE binding DROP COLUMN holder");
        dropWhatCameAfterSchema6();
        sql("PRAGMA user_version = 5");
        try (LeaseDatabase again = database()) {
            assertEquals(
                    Arrays.asList(MAC, null),
                    again.bindings().load().stream().map(Binding::holder).toList());
        }
    }

    private static Lease lease(MacAddress mac, Lease.State state, long after) {
        return new Lease(
                Ip4.of("10.66.1.1"), mac, null, state, NOW.plusSeconds(after), NOW.plusSeconds(after + 60), null);
    }

    @Test
    void whatWentOutInAWindowIsTheLastFileAfterTheUpdate() throws SQLException {
        Delivery opened = new Delivery(new MacAddress(1), NOW, null, null, null, null, null, null);
        Delivery whole = new Delivery(
                MAC, NOW, "v", "001565aabbcc.cfg", "yealink/phone.cfg", "T46S", Ip4.of("10.66.0.1"), "\"one\"");
        try (LeaseDatabase database = database()) {
            List.of(opened, whole).forEach(database.deliveries()::remember);
        }
        dropWhatCameAfterSchema6();
        sql("PRAGMA user_version = 6");
        try (LeaseDatabase again = database()) {
            assertEquals(
                    List.of(new FileReceipt(
                            new ServedFile(MAC, "001565aabbcc.cfg", "yealink", "T46S", Ip4.of("10.66.0.1"), "\"one\""),
                            null,
                            null,
                            null)),
                    again.served().load());
        }
    }

    @Test
    void theFilesAreForTheirOwnerAlone() throws IOException {
        try (LeaseDatabase database = database();
                Stream<Path> files = Files.list(file.getParent())) {
            assertTrue(database.health().up());
            for (Path made : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(made)),
                        made.toString());
            }
        }
    }

    @Test
    void aFileOfANewerVersionIsRefused() throws SQLException {
        store();
        sql("PRAGMA user_version = " + (LeaseDatabase.schema() + 1));
        assertEquals(
                "leases.db was written by a newer Dialtone (schema " + (LeaseDatabase.schema() + 1)
                        + ", this one knows " + LeaseDatabase.schema()
                        + "); install that version again, or start with an empty data folder",
                assertThrows(StartupFault.class, this::database).getMessage());
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Files.writeString(file, "no database ".repeat(1000));
        String message = assertThrows(StartupFault.class, this::database).getMessage();
        assertTrue(message.startsWith(file + " can't be opened ("), message);
        assertTrue(
                message.endsWith("); restore it from a backup, or move it away to start without what it holds"),
                message);
    }

    private LeaseDatabase database() {
        return new LeaseDatabase(file, InstantSource.fixed(NOW));
    }

    private void store(Lease... leases) {
        try (LeaseDatabase database = database()) {
            for (Lease lease : leases) {
                database.leases().store(lease);
            }
        }
    }

    private void dropWhatCameAfterSchema6() throws SQLException {
        sql("DROP TABLE served");
        sql("DROP TABLE report");
        sql("DROP TABLE box_time");
        sql("DROP TABLE cutover");
        sql("DROP TABLE heard");
        sql("DROP TABLE deployment");
        sql("DROP TABLE seen_pack");
        sql("DROP TABLE rollout");
        sql("DROP TABLE rollout_phone");
        sql("ALTER TABLE phone DROP COLUMN revision");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement direct = connection.createStatement()) {
            direct.executeUpdate(statement);
        }
    }

    private static Binding binding(String user) {
        return new BindingBuilder(user, "10.66.1.1")
                .from(NOW, Duration.ofHours(1))
                .holder(MAC)
                .build();
    }
}
