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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
final class DatabaseFile {

    private static final Logger LOG = Logger.getLogger(DatabaseFile.class);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Path path;
    private final SynchronousMode synchronous;
    private final AtomicLong unreadable = new AtomicLong();

    /** FULL: a commit is on the disk when it returns; NORMAL: a power cut may lose the last ones. */
    DatabaseFile(Path path, SynchronousMode synchronous) {
        this.path = path;
        this.synchronous = synchronous;
    }

    /** Opens the connection of the one writer, and brings the tables up to date. */
    Connection open(Schema schema) {
        try {
            PrivateFile.make(path);
            Connection connection = connect();
            try {
                schema.migrate(connection, path);
                return connection;
            } catch (SQLException | StartupFault e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new StartupFault(
                    path + " can't be opened (" + e.getMessage()
                            + "); restore it from a backup, or move it away to start without what it holds",
                    e);
        }
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

    /**
     * All rows of a query, read over a connection of its own; a row that can't be understood is skipped, counted and
     * logged.
     */
    <T> List<T> read(String query, Row<T> row) {
        List<T> rows = new ArrayList<>();
        each(query, row, rows::add);
        return rows;
    }

    /** As {@link #read}, one row after the other, for what is too much to hold. */
    <T> void each(String query, Row<T> row, Consumer<T> to) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                understood(row, result).ifPresent(to);
            }
        } catch (SQLException e) {
            throw new StartupFault(
                    path + " can't be read (" + e.getMessage()
                            + "); restore it from a backup, or move it away to start without what it holds",
                    e);
        }
    }

    /** The number of rows skipped so far. */
    long unreadable() {
        return unreadable.get();
    }

    private <T> Optional<T> understood(Row<T> row, ResultSet result) throws SQLException {
        try {
            return Optional.of(row.of(result));
        } catch (IllegalArgumentException | NullPointerException e) {
            unreadable.incrementAndGet();
            LOG.warnf("%s: skipped a row that makes no sense: %s", path.getFileName(), e.getMessage());
            return Optional.empty();
        }
    }

    private Connection connect() throws SQLException {
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

    /** Turns the current row into a value; an IllegalArgumentException marks a row that can't be one. */
    interface Row<T> {

        T of(ResultSet result) throws SQLException;
    }
}
