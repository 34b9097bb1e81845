package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Statements of a server, gathered until the commit: the way to it is long. A lost connection is made again by the next
 * statement, though not more often than once a second, and never where another process wrote meanwhile.
 */
final class ServerStatements extends Statements {

    private static final Logger LOG = Logger.getLogger(ServerStatements.class);
    private static final long AGAIN_NANOS = 1_000_000_000;
    /** SQL's word for a client that can't connect. */
    private static final String UNREACHABLE = "08001";

    private final Source source;
    private final LongSupplier nanoTime;
    private final Batches batches = new Batches();
    private final Set<String> last = new LinkedHashSet<>();
    /** Null where it is lost. */
    private Connection connection;

    private boolean unanswered;
    private SQLException refused;
    private long refusedAt;

    /** Where connections come from. */
    interface Source {

        /** Throws {@link Superseded} where another process wrote meanwhile. */
        Connection connectToWrite() throws SQLException;

        /** Throws {@link Superseded} where another process wrote meanwhile. */
        void commit(Connection connection) throws SQLException;
    }

    /** @param nanoTime as {@link System#nanoTime} tells it */
    ServerStatements(Connection connection, Source source, LongSupplier nanoTime) {
        this.connection = connection;
        this.source = source;
        this.nanoTime = nanoTime;
    }

    @Override
    Connection connection() throws SQLException {
        if (connection == null) {
            if (refused instanceof Superseded || refused != null && nanoTime.getAsLong() - refusedAt < AGAIN_NANOS) {
                throw refused;
            }
            try {
                connection = source.connectToWrite();
                refused = null;
            } catch (SQLException e) {
                refused = DiskFault.words(e).isPresent() ? e : new SQLException(e.getMessage(), UNREACHABLE, e);
                refusedAt = nanoTime.getAsLong();
                throw refused;
            }
        }
        return connection;
    }

    /** What it changes is only known at the commit. */
    @Override
    boolean run(RowKey row, String sql, Values values) throws SQLException {
        if (batches.overtakes(row, sql)) {
            batches.go();
        }
        batches.add(row, sql, prepared(sql), values);
        return true;
    }

    @Override
    void runLast(String sql) {
        last.add(sql);
    }

    @Override
    PreparedStatement get(String sql) throws SQLException {
        batches.go();
        return prepared(sql);
    }

    @Override
    void finish() throws SQLException {
        batches.go();
        for (String sql : last) {
            prepared(sql).executeUpdate();
        }
        last.clear();
    }

    @Override
    void commit() throws SQLException {
        finish();
        Connection present = connection();
        unanswered = true;
        try {
            source.commit(present);
        } catch (Superseded e) {
            unanswered = false;
            leave();
            refused = e;
            throw e;
        }
        unanswered = false;
    }

    @Override
    boolean isUnanswered() {
        return unanswered;
    }

    /** A server that became a standby meanwhile refuses changes over a connection that stands: it is left, too. */
    @Override
    boolean rollback() throws SQLException {
        unanswered = false;
        forget();
        if (connection != null && !takesChanges(connection)) {
            leave();
        }
        return connection == null;
    }

    private void leave() throws SQLException {
        connection.abort(Runnable::run);
        connection = null;
    }

    private static boolean takesChanges(Connection connection) {
        try {
            connection.rollback();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
                return row.next() && !row.getBoolean(1);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debugf("the connection is lost: %s", e.getMessage());
            return false;
        }
    }

    @Override
    void forget() throws SQLException {
        batches.forget();
        last.clear();
        super.forget();
    }

    @Override
    public void close() throws SQLException {
        forget();
        if (connection != null) {
            connection.close();
        }
    }
}
