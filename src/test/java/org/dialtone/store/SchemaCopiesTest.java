package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.Condition;
import org.dialtone.app.StartupFault;
import org.dialtone.net.HandClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update changes tables, and the program before it gets its old tables back. */
class SchemaCopiesTest {

    private static final int BEFORE = SchemaAge.KNOWN - 1;

    @TempDir
    Path data;

    private SchemaCopies copies;

    @BeforeEach
    void copies() {
        copies = new SchemaCopies(data);
    }

    @Test
    void aDatabaseOfTheSameSchemaNeedsNoCopy() throws IOException {
        copies.keep();
        flyway(SchemaAge.KNOWN);
        new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()).close();
        copies.keep();
        copies.goBack();
        assertEquals(Set.of(), kept());
        assertEquals(Map.of(), SchemaCopies.losses(data));
    }

    @Test
    void theSiteIsKeptBeforeItsTablesChangeAndComesBackForTheProgramBefore() throws IOException, SQLException {
        flyway(SchemaAge.KNOWN);
        run(
                "site.db",
                "insert into contact (position, name) values (1, 'Taxi')",
                "update flyway_schema_history set version = '" + BEFORE + "' where version = '" + SchemaAge.KNOWN
                        + "'");
        copies.keep();
        assertEquals(Set.of("site.db." + BEFORE), kept());

        run(
                "site.db",
                "update contact set name = 'Ambulance'",
                "update flyway_schema_history set version = '999' where version = '" + BEFORE + "'");
        assertTrue(SchemaAge.refusal(data).isPresent());
        copies.goBack();
        assertEquals("Taxi", value("site.db", "select name from contact"));
        assertEquals("Ambulance", value("site.db.newer-999", "select name from contact"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("site.db.newer-999"))));
        assertEquals(Optional.empty(), SchemaAge.refusal(data));
        assertEquals(
                Map.of(
                        "site.db",
                        "a newer Dialtone wrote it; went back to the copy made before that update, what changed since lies in site.db.newer-999"),
                Condition.State.up(SchemaCopies.losses(data)).data());
    }

    /** Schema 19 has the same tables, but its program can't read a site with the key {@code console}. */
    @Test
    void theSiteIsKeptForTheProgramThatCantReadWhoReachesTheConsole() throws IOException {
        flyway(19);
        copies.keep();
        assertEquals(Set.of("site.db.19"), kept());
        flyway(SchemaAge.KNOWN);
        assertTrue(SchemaAge.isReached(data));
    }

    @Test
    void withoutRoomForACopyTheJournalEndsNoStart() throws IOException, SQLException {
        Files.createFile(data.resolve("before-update"));
        run("journal.db", "create table marked (word)", "pragma user_version = " + (JournalStore.schema() - 1));
        copies.keep();
        run("leases.db", "create table marked (word)", "pragma user_version = " + (LeaseDatabase.schema() - 1));
        String said = assertThrows(StartupFault.class, copies::keep).getMessage();
        assertTrue(said.startsWith("no copy of leases.db can be made before its tables change ("), said);
    }

    @Test
    void theLeasesComeBackForTheProgramBefore() throws SQLException {
        new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()).close();
        run(
                "leases.db",
                "create table marked (word)",
                "insert into marked values ('before')",
                "pragma user_version = " + (LeaseDatabase.schema() - 1));
        copies.keep();
        run("leases.db", "update marked set word = 'after'", "pragma user_version = " + (LeaseDatabase.schema() + 1));
        assertThrows(StartupFault.class, () -> new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()));
        copies.goBack();
        assertEquals("before", value("leases.db", "select word from marked"));
        assertEquals(Set.of("leases.db"), SchemaCopies.losses(data).keySet());
    }

    @Test
    void aDatabaseThatIsNotNewerStays() throws SQLException {
        flyway(SchemaAge.KNOWN);
        run("site.db", "insert into contact (position, name) values (1, 'Taxi')");
        new JournalStore(data.resolve("journal.db"), HandClock.right(InstantSource.system())).close();
        run("journal.db", "pragma user_version = 99");
        copies.goBack();
        assertEquals("Taxi", value("site.db", "select name from contact"));
        assertEquals("99", value("journal.db", "pragma user_version"));
    }

    @Test
    void whereThereIsNoCopyTheNewerOneIsRefusedAsEver() throws SQLException {
        flyway(SchemaAge.KNOWN);
        run("site.db", "update flyway_schema_history set version = '999' where version = '" + SchemaAge.KNOWN + "'");
        copies.goBack();
        assertTrue(SchemaAge.refusal(data).orElseThrow().contains("written by a newer Dialtone"));
    }

    @Test
    void aMigrationThatBrokeOffHalfwayTakesNoCopyAway() throws IOException, SQLException {
        new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()).close();
        run("leases.db", "create table marked (word)", "insert into marked values ('1')");
        for (int version = 1; version < LeaseDatabase.schema(); version++) {
            run("leases.db", "update marked set word = '" + version + "'", "pragma user_version = " + version);
            copies.keep();
        }
        int last = LeaseDatabase.schema() - 1;
        assertEquals(
                Stream.of(last, last - 1, last - 2)
                        .filter(version -> version > 0)
                        .map(version -> "leases.db." + version)
                        .collect(Collectors.toSet()),
                kept());
        run("leases.db", "pragma user_version = 999");
        copies.goBack();
        assertEquals(Integer.toString(last), value("leases.db", "select word from marked"));
    }

    @Test
    void theLogOfAProcessThatDiedIsCopiedToo() throws SQLException {
        new LeaseDatabase(data.resolve("leases.db"), InstantSource.system()).close();
        run("leases.db", "create table marked (word)", "pragma user_version = 1");
        try (Connection alive = connect("leases.db");
                Statement statement = alive.createStatement()) {
            statement.execute("pragma journal_mode = WAL");
            statement.execute("insert into marked values ('in the log')");
            assertTrue(Files.exists(data.resolve("leases.db-wal")));
            copies.keep();
        }
        assertEquals("in the log", value("before-update/leases.db.1", "select word from marked"));
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
        Files.writeString(data.resolve("site.db"), "no database ".repeat(1000));
        copies.keep();
        copies.goBack();
        assertFalse(Files.exists(data.resolve("before-update")));
    }

    private Set<String> kept() throws IOException {
        if (!Files.exists(data.resolve("before-update"))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(data.resolve("before-update"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private void flyway(int target) {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + data.resolve("site.db"), null, null)
                .target(Integer.toString(target))
                .load()
                .migrate();
    }

    private void run(String file, String... sql) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    private String value(String file, String query) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getString(1);
        }
    }

    private Connection connect(String file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve(file));
    }
}
