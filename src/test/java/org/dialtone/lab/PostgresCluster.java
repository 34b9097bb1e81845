package org.dialtone.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.dialtone.store.DatabaseAddress;
import org.postgresql.Driver;

/** A PostgreSQL server for all tests of a run: the first that needs it starts it, and it ends with the JVM. */
public final class PostgresCluster {

    /** Quarkus loads this class again for each application; a property is the whole JVM's. */
    private static final String PORT = "test.postgres.port";

    private static final String SUPERUSER = "dialtone";
    private static final String OWNER = "plain";

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private PostgresCluster() {}

    /**
     * A new database, empty, as its owner sees it, who has no right beyond it; skips the test where no PostgreSQL is
     * installed.
     */
    public static DatabaseAddress fresh() {
        assumeTrue(Files.isDirectory(PROGRAMS), "needs Debian's package postgresql");
        int port;
        synchronized (Runtime.getRuntime()) {
            port = Integer.getInteger(PORT, 0);
            if (port == 0) {
                port = start();
                execute(
                        address(port, SUPERUSER, "postgres"),
                        "CREATE ROLE " + OWNER + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD 'secret'");
                System.setProperty(PORT, String.valueOf(port));
            }
        }
        String name = "box_" + Long.toHexString(System.nanoTime());
        execute(address(port, SUPERUSER, "postgres"), "CREATE DATABASE " + name + " OWNER " + OWNER);
        return address(port, OWNER, name);
    }

    private static DatabaseAddress address(int port, String user, String name) {
        return DatabaseAddress.of("postgresql://" + user + ":secret@127.0.0.1:" + port + "/" + name);
    }

    /** The same database as the server's superuser sees it. */
    public static DatabaseAddress asSuperuser(DatabaseAddress database) {
        return new DatabaseAddress(
                database.hosts(), database.name(), SUPERUSER, database.password(), database.parameters());
    }

    /** Runs SQL beside the database, as what can't be done from within. */
    public static void executeBeside(DatabaseAddress database, String sql) {
        execute(
                new DatabaseAddress(
                        database.hosts(), "postgres", SUPERUSER, database.password(), database.parameters()),
                sql);
    }

    /** Has the server end the database's connections and take no new ones, or take them again. */
    public static void allow(boolean connections, DatabaseAddress database) {
        executeBeside(database, "ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS " + connections);
        if (!connections) {
            executeBeside(
                    database,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
        }
    }

    /** Runs SQL over a connection of its own. */
    public static void execute(DatabaseAddress database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static Connection connect(DatabaseAddress database) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(database.parameters());
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        return new Driver().connect(database.jdbcUrl(), properties);
    }

    /** The server ends when the pipe to it does, however this JVM ends. */
    private static int start() {
        try {
            int port = free();
            Process process = new ProcessBuilder("bash", "src/test/resources/lab/postgres.sh", String.valueOf(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // The hook keeps the process, and so the pipe, from being collected.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader says = new BufferedReader(new InputStreamReader(process.getInputStream()));
            if (!"ready".equals(says.readLine())) {
                throw new AssertionError("PostgreSQL didn't start");
            }
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
