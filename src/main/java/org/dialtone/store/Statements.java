package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The writer's connection; each of its statements is prepared once. */
final class Statements implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Statements.class);

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement get(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Sets the mark that {@link #undoToMark} goes back to, until {@link #keep}. */
    void mark() throws SQLException {
        execute("SAVEPOINT change");
    }

    void keep() throws SQLException {
        execute("RELEASE change");
    }

    /**
     * Goes back to the mark; false where SQLite rolled the whole transaction back, as it does when the disk is full.
     */
    boolean undoToMark() throws SQLException {
        forget();
        try {
            execute("ROLLBACK TO change");
            keep();
            return true;
        } catch (SQLException e) {
            LOG.debugf("SQLite had rolled back itself: %s", e.getMessage());
            return false;
        }
    }

    /**
     * Rolls back, and forgets the statements too: the driver closes the one that failed, and a closed one would fail
     * for ever.
     */
    void rollback() throws SQLException {
        forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf("SQLite had rolled back itself: %s", e.getMessage());
            begin();
        }
    }

    /**
     * Begins a transaction. The driver does so itself, but not after a rollback that failed; then no commit would ever
     * succeed again.
     */
    private void begin() throws SQLException {
        execute("BEGIN");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        forget();
        connection.close();
    }

    private void forget() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
