package org.dialtone.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dialtone.app.DatabaseAway;
import org.jboss.logging.Logger;

/**
 * The connection of {@link StoredActiveRow}, which is its own: whatever hangs elsewhere, this process tells that it lives.
 * It is opened when it is needed, and makes what the row needs there.
 */
final class RowConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RowConnection.class);

    private final PostgresServer server;
    private final RowWatch watch;
    private Connection connection;

    /** @param watch is told of each new connection */
    RowConnection(PostgresServer server, RowWatch watch) {
        this.server = server;
        this.watch = watch;
    }

    /** What is to be done over a connection. */
    @FunctionalInterface
    interface Work<T> {

        T on(Connection connection) throws SQLException;
    }

    /** Where a connection breaks that stood, the server may be there all the same, or another in its place. */
    synchronized <T> T ask(Work<T> work) throws DatabaseAway {
        boolean stood = connection != null;
        try {
            return asked(work);
        } catch (SQLException e) {
            if (!stood) {
                throw new DatabaseAway(e);
            }
        }
        try {
            return asked(work);
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private <T> T asked(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = opened();
            }
            return work.on(connection);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection opened() throws SQLException {
        Connection made = server.open();
        try (Statement statement = made.createStatement()) {
            statement.execute(ActiveRowSql.PATIENCE);
            for (ActiveRowSql.Part part : ActiveRowSql.PARTS) {
                if (!isThere(statement, part)) {
                    make(made, statement, part);
                }
            }
            watch.connected();
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    private static boolean isThere(Statement statement, ActiveRowSql.Part part) throws SQLException {
        try (ResultSet row = statement.executeQuery(part.there())) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Unless another process makes it first. */
    private static void make(Connection made, Statement statement, ActiveRowSql.Part part) throws SQLException {
        made.setAutoCommit(false);
        statement.execute(ActiveRowSql.TURN);
        if (!isThere(statement, part)) {
            for (String sql : part.making()) {
                statement.execute(sql);
            }
        }
        made.commit();
        made.setAutoCommit(true);
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debugf("the connection of the row didn't close well: %s", e.getMessage());
            }
            connection = null;
        }
    }
}
