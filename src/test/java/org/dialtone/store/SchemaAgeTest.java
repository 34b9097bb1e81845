package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaAgeTest {

    private static final String TOO_NEW = "site.db was written by a newer Dialtone (schema 999, this one knows "
            + SchemaAge.KNOWN + "): install that version or restore a backup";

    @TempDir
    Path data;

    @Test
    void knowsAllMigrationsThatAreThere() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertEquals(
                    SchemaAge.KNOWN,
                    files.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void aFreshOrOwnDatabaseIsTaken() {
        assertEquals(Optional.empty(), SchemaAge.refusal(data));
        flyway().migrate();
        assertEquals(Optional.empty(), SchemaAge.refusal(data));
        flyway().migrate();
    }

    @Test
    void aDatabaseWithAllMigrationsHasReachedTheSchemaAndAnOlderOrNewOneHasNot() {
        assertFalse(SchemaAge.isReached(data), "there is none");
        Flyway.configure().dataSource(url(), null, null).target("18").load().migrate();
        assertFalse(SchemaAge.isReached(data));
        flyway().migrate();
        assertTrue(SchemaAge.isReached(data));
    }

    @Test
    void aNewerDatabaseIsRefusedBeforeAnythingIsDoneWithIt() throws SQLException {
        flyway().migrate();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into flyway_schema_history select 99, '999', 'later', 'SQL', 'V999__later.sql', 0, installed_by, installed_on, 1, 1 from flyway_schema_history limit 1");
        }
        assertEquals(Optional.of(TOO_NEW), SchemaAge.refusal(data));
        assertTrue(assertThrows(FlywayException.class, () -> flyway().migrate())
                .getMessage()
                .contains(TOO_NEW));
    }

    @Test
    void reservationsAndTheirOptionsComeAlongFromTheSecondSchema() throws SQLException {
        Flyway.configure().dataSource(url(), null, null).target("2").load().migrate();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into reservation values ('00:15:65:00:00:01', 0, '10.1.0.1', 'one'), ('00:15:65:00:00:02', 1, null, null)");
            statement.execute(
                    "insert into reservation_option values ('00:15:65:00:00:02', 0, 66, 'first'), ('00:15:65:00:00:02', 1, 67, 'second')");
        }
        flyway().migrate();
        assertEquals(
                "0 00:15:65:00:00:01 10.1.0.1 one null null|1 00:15:65:00:00:02 null null 66 first|1 00:15:65:00:00:02 null null 67 second",
                rows(
                        "select r.position, mac, address, hostname, code, written from reservation r left join reservation_option o"
                                + " on o.reserved_position = r.position order by r.position, o.position"));
        assertEquals("reservation", rows("select \"table\" from pragma_foreign_key_list('reservation_option')"));
    }

    @Test
    void scopesOfBeforeTellTheirClientsApartAsTheyDid() throws SQLException {
        Flyway.configure().dataSource(url(), null, null).target("15").load().migrate();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into scope (name, position, subnet, lease_seconds, min_lease_seconds, max_lease_seconds, renew_seconds, authoritative)"
                            + " values ('voice', 0, '10.66.0.0/16', 600, 60, 7200, 300, true)");
        }
        flyway().migrate();
        assertEquals("voice HARDWARE", rows("select name, client_key from scope"));
    }

    @Test
    void whoeverLoggedInBeforeMayDoAllThatHeCouldDo() throws SQLException {
        Flyway.configure().dataSource(url(), null, null).target("16").load().migrate();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into users (name, password_hash, must_change) values ('admin', 'x', false)");
            statement.execute("insert into api_token (name, hash, made) values ('prometheus', 'y', 1)");
        }
        flyway().migrate();
        assertEquals("admin ADMIN", rows("select name, role from users"));
        assertEquals("prometheus ADMIN 0", rows("select name, scope, chosen from api_token"));
    }

    private String rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(found.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
        }
        return String.join("|", rows);
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(data.resolve("site.db"), "this is not a database, whatever its name says: ".repeat(100));
        assertTrue(SchemaAge.refusal(data).orElseThrow().contains("can't be read"));
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(url(), null, null)
                .callbacks(new SchemaAge())
                .load();
    }

    private String url() {
        return "jdbc:sqlite:" + data.resolve("site.db");
    }
}
