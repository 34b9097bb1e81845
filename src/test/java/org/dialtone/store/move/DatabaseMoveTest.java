package org.dialtone.store.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SchemaAge;
import org.dialtone.store.SharedTls;
import org.dialtone.store.SiteSchema;
import org.dialtone.store.move.DatabaseMove.Table;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A box's state goes to a server and back. */
class DatabaseMoveTest {

    private static final int ROWS = 2_345;

    private final DatabaseAddress address = PostgresCluster.fresh();

    @TempDir
    Path data;

    private DatabaseMove move;

    @BeforeEach
    void makeBox() throws SQLException {
        move = new DatabaseMove(data, address, "here");
        try (Connection site = ServerCopy.open(data.resolve("site.db"))) {
            SiteSchema.begin(site);
            site.commit();
        }
        LeaseDatabase.makeTables(data.resolve("leases.db"));
    }

    private Connection server() throws SQLException {
        Connection connection = new PostgresServer(address).connect();
        SiteSchema.make(connection);
        LeaseDatabase.makeTables(address);
        return connection;
    }

    private interface Look {

        void at(MovedTable table, Connection file, Connection server) throws SQLException;
    }

    private void each(Look look) throws SQLException {
        try (Connection postgres = server();
                Connection site = ServerCopy.open(data.resolve("site.db"));
                Connection leases = ServerCopy.open(data.resolve("leases.db"))) {
            Map<String, Connection> files = ServerCopy.files(site, leases);
            for (MovedTable table : MovePlan.of(postgres, files)) {
                look.at(table, files.get(table.file()), postgres);
            }
            site.commit();
            leases.commit();
            postgres.commit();
        }
    }

    /** Puts rows with all that a column may hold into each table. */
    private void fill() throws SQLException {
        each((table, file, _) -> {
            String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
            try (PreparedStatement insert =
                    file.prepareStatement("insert or ignore into " + table.name() + " values (" + marks + ")")) {
                for (int row = 1; row <= ROWS; row++) {
                    fill(insert, List.copyOf(table.columns().values()), row);
                }
            }
        });
    }

    private static void fill(PreparedStatement insert, List<Shape> shapes, int row) throws SQLException {
        for (int i = 0; i < shapes.size(); i++) {
            Object value = switch (shapes.get(i)) {
                case NUMBER -> Long.valueOf(row);
                case FRACTION -> Double.valueOf(row / 7.0);
                case FLAG -> Boolean.valueOf(row % 2 == 0);
                case BYTES -> new byte[] {0, (byte) row, (byte) (row >> 8), -1};
                case TEXT -> "row " + row + ": ü 电话 '\"\\\n\t";
            };
            shapes.get(i).write(insert, i + 1, row % 5 == i % 5 && row % 3 == 0 ? null : value);
        }
        try {
            insert.executeUpdate();
        } catch (SQLException _) {
            // A table of one row, or a column that must hold something.
        }
    }

    private Map<String, RowSum> sums(boolean ofServer) throws SQLException {
        Map<String, RowSum> sums = new TreeMap<>();
        each((table, file, server) -> sums.put(table.name(), table.sum(ofServer ? server : file)));
        return sums;
    }

    private static void assertSame(Map<String, RowSum> expected, Map<String, RowSum> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, sum) -> assertTrue(
                sum.sameAs(found.get(name)),
                () -> name + ": " + sum.rows() + " rows, then "
                        + found.get(name).rows()));
    }

    private static long rows(Map<String, RowSum> sums) {
        return sums.values().stream().mapToLong(RowSum::rows).sum();
    }

    /** The number that the server gives to the next lease that goes into the history. */
    private long nextOfHistory() throws SQLException {
        try (Connection postgres = PostgresCluster.connect(address);
                ResultSet row = postgres.createStatement()
                        .executeQuery("select nextval(pg_get_serial_sequence('lease_history', 'id'))")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aBoxGoesToTheServerAndBackWithNothingLost() throws IOException, SQLException {
        fill();
        Map<String, RowSum> before = sums(false);
        assertTrue(before.values().stream().filter(sum -> sum.rows() > 1_000).count() > 20, before::toString);
        List<Table> tried = move.toServer(true, false);
        assertEquals(rows(before), tried.stream().mapToLong(Table::moved).sum());
        assertEquals(0, rows(sums(true)));
        assertEquals(tried, move.toServer(false, false));
        assertEquals(ROWS + 1, nextOfHistory());
        assertFalse(Files.exists(data.resolve("site.db")));
        assertTrue(Files.exists(data.resolve("leases.db.moved")));
        assertThrows(StartupFault.class, () -> MovedAway.require(data));

        assertEquals(
                rows(before),
                move.toFiles(true, false).stream().mapToLong(Table::moved).sum());
        assertFalse(Files.exists(data.resolve("site.db")));
        move.toFiles(false, false);
        assertSame(before, sums(false));
        assertSame(before, sums(true));
        try (Connection site = ServerCopy.open(data.resolve("site.db"))) {
            assertEquals(SchemaAge.KNOWN, SchemaAge.newest(site));
        }
        assertThrows(StartupFault.class, () -> move.toFiles(false, true), "the server's rows are out of date");
        new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()).close();
        try (var left = Files.list(data)) {
            assertEquals(
                    List.of("leases.db", "leases.db.moved", "site.db", "site.db.moved"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void rowsThatAreThereGoOnlyWhereThePersonSaysSo() throws IOException, SQLException {
        fill();
        move.toServer(false, false);
        makeBox();
        long next = nextOfHistory();
        String says = assertThrows(StartupFault.class, () -> move.toServer(false, false))
                .getMessage();
        assertTrue(says.contains(" rows already, which the move would replace"), says);
        assertTrue(rows(sums(true)) > ROWS);
        assertTrue(
                move.toServer(true, false).stream().mapToLong(Table::replaced).sum() > ROWS);
        assertEquals(next + 1, nextOfHistory(), "neither what was refused nor what was tried counts the server back");
        move.toServer(false, true);
        makeBox();
        assertEquals(0, rows(sums(true)));
    }

    /** A step may change rows alone, and then the columns are the same. */
    @Test
    void rowsOfAnotherVersionAreRefused() throws IOException, SQLException {
        try (Connection leases = ServerCopy.open(data.resolve("leases.db"))) {
            leases.createStatement().execute("pragma user_version = " + (LeaseDatabase.schema() - 1));
            leases.commit();
        }
        assertRefused(() -> move.toServer(true, false), "leases.db: the tables have schema ");
        try (Connection site = ServerCopy.open(data.resolve("site.db"))) {
            site.createStatement().execute("update flyway_schema_history set version = " + (SchemaAge.KNOWN + 1));
            site.commit();
        }
        assertRefused(() -> move.toServer(true, false), "site.db: a newer Dialtone made the tables");

        assertRefused(() -> move.toFiles(true, false), "the site on the server: the tables have schema 0,");
        server().close();
        PostgresCluster.execute(address, "update lease_schema set version = version - 1");
        assertRefused(() -> move.toFiles(true, false), "start this version's box once on it first");
    }

    @Test
    void aMoveIntoTheFilesThatBreaksOffIsRepeated() throws IOException, SQLException {
        fill();
        Map<String, RowSum> before = sums(false);
        move.toServer(false, false);
        try (Connection postgres = server()) {
            MovedAway.begin(data);
            MovedAway.note(postgres, data);
            postgres.commit();
        }
        makeBox();
        assertRefused(() -> MovedAway.require(data), " was broken off: repeat it");
        assertRefused(() -> move.toServer(false, true), " was broken off: repeat it");
        DatabaseMove elsewhere = new DatabaseMove(Files.createDirectory(data.resolve("other")), address, "there");
        assertRefused(() -> elsewhere.toFiles(false, true), "was moved to the files in");
        move.toFiles(false, true);
        assertSame(before, sums(false));
        MovedAway.require(data);
        assertRefused(() -> move.toFiles(false, true), "was moved to the files in");
    }

    @Test
    void filesThatCannotBePutLeaveTheStateOnTheServer() throws IOException, SQLException {
        fill();
        Map<String, RowSum> before = sums(false);
        move.toServer(false, false);
        makeBox();
        Path way = data.resolve("leases.db.moved");
        Files.delete(way);
        Files.createDirectories(way.resolve("full"));
        assertRefused(() -> move.toFiles(false, true), address + " keeps them; see to the folder, and repeat the move");
        assertRefused(() -> MovedAway.require(data), " was broken off: repeat it");
        try (Connection postgres = server()) {
            MovedAway.require(postgres);
        }
        Files.delete(way.resolve("full"));
        Files.delete(way);
        move.toFiles(false, true);
        assertSame(before, sums(false));
        MovedAway.require(data);
    }

    @Test
    void aCommitThatFailsIsNotToldAsNothing() throws SQLException {
        fill();
        server().close();
        PostgresCluster.execute(
                address,
                "create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
                        + "create constraint trigger late after insert on lease deferrable initially deferred"
                        + " for each row execute function refuse()");
        assertRefused(() -> move.toServer(false, false), "whether the move counts is unknown");
        assertTrue(Files.exists(data.resolve("site.db")));
    }

    /** What a data folder has in files goes along, so that a machine that comes later has the same authority. */
    @Test
    void theKeyIsNotedAndTheCertificatesGoAlong() throws IOException, SQLException {
        SecretBox secrets = new SecretBox(data, new SecureRandom());
        secrets.seal("", "");
        Path authority = Files.createDirectories(data.resolve("tls")).resolve("authority.pem");
        Files.writeString(authority, "authority");
        Files.writeString(data.resolve("tls/given.pem"), "given");
        move.toServer(true, false);
        try (Connection server = server()) {
            assertFalse(new KeyCheck(secrets, "here").requireNoted(server), "a dry run notes nothing");
        }
        move.toServer(false, false);

        Path other = Files.createDirectory(data.resolve("other"));
        DatabaseMove elsewhere = new DatabaseMove(other, address, "there");
        assertRefused(() -> elsewhere.toFiles(true, false), "secret.key from here, or from another machine");
        Files.copy(data.resolve("secret.key"), other.resolve("secret.key"));
        Files.writeString(data.resolve("tls/server.pem"), "certificate");
        try (Connection server = server()) {
            new SharedTls(data, secrets).push(server);
            server.commit();
        }
        elsewhere.toFiles(false, false);
        assertEquals("authority", Files.readString(other.resolve("tls/authority.pem")));
        assertEquals("certificate", Files.readString(other.resolve("tls/server.pem")));
        assertEquals("given", Files.readString(other.resolve("tls/given.pem")));

        Files.delete(other.resolve("secret.key"));
        SecretBox fresh = new SecretBox(other, new SecureRandom());
        fresh.seal("", "");
        Files.writeString(other.resolve("tls/authority.pem"), "restored");
        new DatabaseMove(other, address, "there").toServer(false, true);
        try (Connection server = server()) {
            assertTrue(new KeyCheck(fresh, "there").requireNoted(server), "the key goes with the rows that it sealed");
            assertTrue(new SharedTls(other, fresh).fetch(server));
        }
        assertEquals("restored", Files.readString(other.resolve("tls/authority.pem")));
    }

    private static void assertRefused(Executable what, String why) {
        String says = assertThrows(StartupFault.class, what).getMessage();
        assertTrue(says.contains(why), says);
    }

    /** A folder of an older version, whose tables a start brings to this one's. */
    @Test
    void otherTablesThanTheServersAreRefused() throws SQLException {
        try (Connection site = ServerCopy.open(data.resolve("site.db"))) {
            site.createStatement().execute("alter table users drop column role");
            site.commit();
        }
        String says = assertThrows(StartupFault.class, () -> move.toServer(false, false))
                .getMessage();
        assertTrue(says.contains("differ in role: start this Dialtone once"), says);
    }

    @Test
    void flywayGoesOnWithAFileThatCameFromAServer() {
        Flyway flyway = Flyway.configure(getClass().getClassLoader())
                .dataSource("jdbc:sqlite:" + data.resolve("site.db"), null, null)
                .load();
        assertEquals(0, flyway.migrate().migrationsExecuted);
        assertTrue(flyway.validateWithResult().validationSuccessful);
    }

    /** As where the folder's disk became read-only. */
    @Test
    void filesThatCannotBePutAsideAreToldAfterTheMove() throws IOException, SQLException {
        fill();
        Map<String, RowSum> before = sums(false);
        Files.createDirectories(data.resolve("site.db.moved").resolve("full"));
        assertRefused(
                () -> move.toServer(false, false), "the rows are on " + address + "; but what is left in " + data);
        assertSame(before, sums(true));
    }
}
