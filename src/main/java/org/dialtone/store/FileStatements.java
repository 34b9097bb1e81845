package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Statements of a SQLite file, which run at once: the way to it is short. */
final class FileStatements extends Statements {

    private static final Logger LOG = Logger.getLogger(FileStatements.class);

    private final Connection connection;
    private final Set<String> last = new LinkedHashSet<>();

    FileStatements(Connection connection) {
        this.connection = connection;
    }

    @Override
    Connection connection() {
        return connection;
    }

    @Override
    boolean run(RowKey row, String sql, Values values) throws SQLException {
        PreparedStatement statement = prepared(sql);
        values.set(statement);
        return statement.executeUpdate() > 0;
    }

    @Override
    void runLast(String sql) {
        last.add(sql);
    }

    @Override
    PreparedStatement get(String sql) throws SQLException {
        return prepared(sql);
    }

    @Override
    void finish() throws SQLException {
        for (String sql : last) {
            prepared(sql).executeUpdate();
        }
        last.clear();
    }

    @Override
    boolean rollback() throws SQLException {
        forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf("SQLite had rolled back itself: %s", e.getMessage());
            begin();
        }
        return false;
    }

    /**
     * Begins a transaction. The driver does so itself, but not after a rollback that failed; then no commit would ever
     * succeed again.
     */
    private void begin() throws SQLException {
        execute("BEGIN");
    }

    @Override
    void forget() throws SQLException {
        last.clear();
        super.forget();
    }
}
