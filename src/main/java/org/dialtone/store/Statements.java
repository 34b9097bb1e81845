package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** The writer's connection; each of its statements is prepared once. */
abstract sealed class Statements implements AutoCloseable permits FileStatements, ServerStatements {

    private static final Logger LOG = Logger.getLogger(Statements.class);

    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Sets the parameters of one execution. */
    @FunctionalInterface
    interface Values {

        void set(PreparedStatement row) throws SQLException;
    }

    /**
     * Runs a statement that reads and writes what belongs to this row alone: at the latest at the commit, and after
     * those of the same row that came before. False where it is known to have changed nothing.
     */
    abstract boolean run(RowKey row, String sql, Values values) throws SQLException;

    /** Runs a statement without parameters once before the next commit, however often it is asked for. */
    abstract void runLast(String sql) throws SQLException;

    /** A statement to be run at once, after all that came before. */
    abstract PreparedStatement get(String sql) throws SQLException;

    /** Runs what has not been run yet. */
    abstract void finish() throws SQLException;

    abstract Connection connection() throws SQLException;

    final PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection().prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    void commit() throws SQLException {
        finish();
        connection().commit();
    }

    /** Whether the server was told to commit and hasn't answered; until the next {@link #rollback}. */
    boolean isUnanswered() {
        return false;
    }

    /** Sets the mark that {@link #undoToMark} goes back to, until {@link #keep}. */
    final void mark() throws SQLException {
        execute("SAVEPOINT change");
    }

    final void keep() throws SQLException {
        finish();
        execute("RELEASE change");
    }

    /**
     * Goes back to the mark; false where the whole transaction was rolled back, as SQLite does when the disk is full.
     */
    final boolean undoToMark() throws SQLException {
        forget();
        try {
            execute("ROLLBACK TO change");
            execute("RELEASE change");
            return true;
        } catch (SQLException e) {
            LOG.debugf("the whole transaction had been rolled back: %s", e.getMessage());
            return false;
        }
    }

    /**
     * Rolls back, and forgets the statements too: a driver may have closed the one that failed, and a closed one would
     * fail for ever. True where the connection was lost, so that the changes may go well over another.
     */
    abstract boolean rollback() throws SQLException;

    final void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** Closes the statements, and forgets what has not been run yet. */
    void forget() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() throws SQLException {
        forget();
        connection().close();
    }
}
