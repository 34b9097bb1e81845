package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file in WAL mode: readers don't wait for the writer, and a kill at any moment leaves whole transactions.
 */
final class DatabaseFile extends Database {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Path path;
    private final SynchronousMode synchronous;

    /** FULL: a commit is on the disk when it returns; NORMAL: a power cut may lose the last ones. */
    DatabaseFile(Path path, SynchronousMode synchronous) {
        this.path = path;
        this.synchronous = synchronous;
    }

    @Override
    String name() {
        return path.getFileName().toString();
    }

    @Override
    String definition(String sql) {
        return sql.replace(NUMBERED, "INTEGER PRIMARY KEY");
    }

    @Override
    int version(Connection connection) throws SQLException {
        return versionOf(connection);
    }

    static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    @Override
    void note(int version, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + version);
        }
    }

    @Override
    Connection open(Schema schema) {
        try {
            PrivateFile.make(path);
            Connection connection = connect();
            migrate(schema, connection);
            return connection;
        } catch (SQLException | IOException e) {
            throw fault("opened", e);
        }
    }

    @Override
    Statements statements(Connection connection) {
        return new FileStatements(connection);
    }

    @Override
    StartupFault fault(String what, Exception cause) {
        return new StartupFault(
                path + " can't be " + what + " (" + cause.getMessage()
                        + "); restore it from a backup, or move it away to start without what it holds",
                cause);
    }

    @Override
    String empty() {
        return "an empty data folder";
    }

    /** As {@link #open}, but moves a damaged file aside, as {@code <name>.damaged}, and begins a new one. */
    Connection openOrReplace(Schema schema) {
        damage().ifPresent(what -> {
            LOG.warnf("%s is damaged: %s", path, what);
            moveAside();
        });
        return open(schema);
    }

    private Optional<String> damage() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return Optional.of(result.getString(1)).filter(found -> !found.equals("ok"));
        } catch (SQLException e) {
            return Optional.of(e).filter(DatabaseFile::tellsOfDamage).map(SQLException::getMessage);
        }
    }

    private static boolean tellsOfDamage(SQLException e) {
        return e instanceof SQLiteException known
                && (known.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB
                        || known.getResultCode() == SQLiteErrorCode.SQLITE_CORRUPT);
    }

    private void moveAside() {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-wal"));
            Files.deleteIfExists(path.resolveSibling(path.getFileName() + "-shm"));
            LOG.warnf("it was moved to %s; a new one begins", aside);
        } catch (IOException e) {
            throw new StartupFault(path + " is damaged and can't be moved away: " + e.getMessage(), e);
        }
    }

    @Override
    Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.setTransactionMode(TransactionMode.DEFERRED);
        // Nobody asks for generated keys, and the driver would ask SQLite for them after every insert.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout((int) BUSY.toMillis());
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        connection.setAutoCommit(false);
        return connection;
    }
}
