package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.StartupFault;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;

/** A PostgreSQL server, before the box uses it: whether it is one that the box can use, and why not. */
public final class PostgresServer {

    /** The oldest version that PostgreSQL's own people still mend, times a thousand. */
    private static final int OLDEST = 140_000;

    private static final String NO_DATABASE = "3D000";
    private static final String STARTING = "57P03";
    private static final String TOO_MANY = "53300";
    private static final String NO_RIGHT = "42501";
    /** The server was there, and then it wasn't, or what it showed wasn't what the address asks for. */
    private static final String BROKEN = "08006";

    /** A running box notes its time there each 15 seconds; what the server still holds of a dead one is silent. */
    private static final String OTHERS = """
            select pid, coalesce(host(client_addr), 'this machine') as client,
                to_char(backend_start, 'YYYY-MM-DD HH24:MI:SS') as since
            from pg_catalog.pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
                and (application_name = 'dialtone' or application_name like 'dialtone %')
                and state_change > clock_timestamp() - interval '40 seconds'
            order by backend_start limit 1""";

    /** A session that was closed, the server ends a moment later. */
    private static final int ASKED = 11;

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final DatabaseAddress address;

    public PostgresServer(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * Connects, and makes the schema where it is missing.
     *
     * @throws StartupFault with what to do, where the server can't be used; an {@link AwayAtStart} where waiting may help
     */
    public Connection connect() {
        Connection connection = opened();
        try {
            try {
                require(connection);
                return connection;
            } catch (SQLException | StartupFault e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private Connection opened() {
        try {
            return open();
        } catch (SQLException e) {
            throw address.hosts().size() == 1 ? fault(e) : HostAnswers.fault(address, e);
        }
    }

    /** A failure in words for the operator, and whether waiting may help. */
    public StartupFault fault(SQLException cause) {
        String says = words(cause);
        return ServerAway.is(cause) ? new AwayAtStart(says, cause) : new StartupFault(says, cause);
    }

    /** Not by DriverManager, which finds no driver in a native image before Quarkus starts. */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(address.parameters());
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        return new Driver().connect(address.jdbcUrl(), properties);
    }

    private void require(Connection connection) throws SQLException {
        int version = Integer.parseInt(setting(connection, "server_version_num"));
        if (version < OLDEST) {
            throw new StartupFault(address + " is PostgreSQL " + setting(connection, "server_version")
                    + "; Dialtone needs 14 or newer: update the server");
        }
        if (!"UTF8".equals(setting(connection, "server_encoding"))) {
            throw new StartupFault("the database of " + address + " keeps texts in "
                    + setting(connection, "server_encoding")
                    + ", which lacks letters: make one with encoding UTF8 (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE"
                    + " template0)");
        }
        makeSchema(connection, schema());
    }

    /**
     * Two boxes that don't know of each other would give one address to two phones. Waits a second at most for sessions that
     * are ending.
     *
     * @param connection is in no transaction, which would always see the same sessions
     * @throws StartupFault where another Dialtone is connected to this database
     */
    public void requireAlone(Connection connection) throws SQLException {
        Optional<StartupFault> other = other(connection);
        for (int asked = 1; other.isPresent() && asked < ASKED; asked++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            other = other(connection);
        }
        if (other.isPresent()) {
            throw other.get();
        }
    }

    private Optional<StartupFault> other(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet other = statement.executeQuery(OTHERS)) {
            return other.next()
                    ? Optional.of(new StartupFault("another Dialtone uses " + address + ", from "
                            + other.getString("client") + " since " + other.getString("since")
                            + " (process " + other.getInt("pid") + " of the server): stop it first"))
                    : Optional.empty();
        }
    }

    private String schema() {
        return address.parameters().get("currentSchema");
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Asks before it makes: whoever may make none isn't asked for the right where there is one. */
    private static void makeSchema(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from pg_catalog.pg_namespace where nspname = ?")) {
            statement.setString(1, name);
            try (ResultSet there = statement.executeQuery()) {
                if (there.next()) {
                    return;
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists " + statement.enquoteIdentifier(name, true));
        }
    }

    /** What to do about a failure, for the operator. */
    String words(SQLException cause) {
        String state = Optional.ofNullable(cause.getSQLState()).orElse("");
        if (state.startsWith("28")) {
            return address + " refuses user " + address.user() + " (" + plain(cause)
                    + "): see to the password in DIALTONE_DB or DIALTONE_DB_PASSWORD_FILE, and to pg_hba.conf";
        }
        return switch (state) {
            case NO_DATABASE ->
                address + ": there is no such database; make it (createdb) or name another in DIALTONE_DB";
            case STARTING -> address + " is still starting (" + plain(cause) + "): it takes a moment";
            case TOO_MANY -> address + " takes no more connections (" + plain(cause) + "); raise its max_connections";
            case NO_RIGHT ->
                address + ": user " + address.user() + " lacks a right (" + plain(cause)
                        + "): as its owner, say CREATE SCHEMA " + schema() + " AUTHORIZATION " + address.user();
            case BROKEN ->
                address + " breaks off (" + plain(cause) + "): see to the server, and to sslmode and sslrootcert in"
                        + " DIALTONE_DB, and the names in the server's certificate";
            default ->
                PSQLState.isConnectionError(state)
                        ? address + " can't be reached (" + plain(cause)
                                + "): see whether it runs and lets this machine in, and to DIALTONE_DB"
                        : address + " can't be used by user " + address.user() + ": " + plain(cause);
        };
    }

    /** The address, without its password. */
    @Override
    public String toString() {
        return address.toString();
    }

    /** The first line, without the driver's advice. */
    private static String plain(SQLException cause) {
        return Optional.ofNullable(cause.getMessage())
                .orElseGet(cause::toString)
                .lines()
                .findFirst()
                .orElse("");
    }
}
