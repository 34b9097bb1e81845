package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.PostgresCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of cluster/files, whose name the box verifies. */
class PostgresTlsTest {

    private final DatabaseAddress plain = PostgresCluster.fresh();

    @TempDir
    Path folder;

    @BeforeEach
    void give() throws IOException, InterruptedException, SQLException {
        Path own = made("own").resolve("m1/etc/patroni");
        try (Connection connection = PostgresCluster.connect(PostgresCluster.asSuperuser(plain));
                Statement statement = connection.createStatement()) {
            for (String kind : List.of("cert", "key")) {
                String file = data(statement) + "/" + kind + ".pem";
                statement.execute("COPY (SELECT unnest(string_to_array('"
                        + Files.readString(own.resolve(kind + ".pem")).strip()
                        + "', E'\\n'))) TO PROGRAM 'umask 077; cat > " + file + "'");
                statement.execute("ALTER SYSTEM SET ssl_" + kind + "_file = '" + file + "'");
            }
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        }
        awaitTls("t");
    }

    @AfterEach
    void take() throws InterruptedException, SQLException {
        PostgresCluster.executeBeside(plain, "ALTER SYSTEM RESET ALL");
        PostgresCluster.executeBeside(plain, "SELECT pg_reload_conf()");
        awaitTls("f");
    }

    @Test
    void onlyTheServerThatTheAuthorityVouchesForIsUsed() throws IOException, InterruptedException, SQLException {
        Path authority = folder.resolve("own/ca.pem");
        try (Connection connection = new PostgresServer(verified(authority, "127.0.0.1")).connect()) {
            assertEquals("t", tls(connection));
        }
        String another = refusal(verified(made("another").resolve("ca.pem"), "127.0.0.1"));
        assertTrue(another.contains(" breaks off (") && another.contains("sslrootcert"), another);
        String name = refusal(verified(authority, "localhost"));
        assertTrue(name.contains(" breaks off (") && name.contains("hostname localhost"), name);
    }

    /** Somebody has to mend it: no start waits. */
    private static String refusal(DatabaseAddress address) {
        StartupFault fault = assertThrows(StartupFault.class, () -> new PostgresServer(address).connect());
        assertFalse(fault instanceof AwayAtStart, fault::getMessage);
        return fault.getMessage();
    }

    private DatabaseAddress verified(Path authority, String host) {
        Map<String, String> parameters = new TreeMap<>(plain.parameters());
        parameters.putAll(Map.of("sslmode", "verify-full", "sslrootcert", authority.toString()));
        String there = plain.hosts().getFirst().replace("127.0.0.1", host);
        return new DatabaseAddress(List.of(there), plain.name(), plain.user(), plain.password(), parameters);
    }

    private Path made(String name) throws IOException, InterruptedException {
        Path made = folder.resolve(name);
        Process files = new ProcessBuilder("cluster/files", made.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, files.waitFor());
        return made;
    }

    /** The server reads its settings anew a moment after it was told to. */
    private void awaitTls(String wanted) throws InterruptedException, SQLException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            try (Connection connection = PostgresCluster.connect(plain)) {
                if (tls(connection).equals(wanted)) {
                    return;
                }
            }
            assertTrue(System.nanoTime() < end);
            Thread.sleep(10);
        }
    }

    private static String tls(Connection connection) throws SQLException {
        return text(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    }

    private static String data(Statement statement) throws SQLException {
        return text(statement.getConnection(), "SHOW data_directory");
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
