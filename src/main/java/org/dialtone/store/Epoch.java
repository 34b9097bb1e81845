package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a process began when it became the one that writes a database: once another begins the next, it commits no more. */
record Epoch(long number) {

    private static final String NEWEST = "SELECT epoch FROM lease_writer";

    /** Both go to the server at once, and where the division fails the server leaves out the commit. */
    private static final String COMMIT = "SELECT 1 / count(*) FROM lease_writer WHERE epoch = ?; COMMIT";

    private static final String BY_ZERO = "22012";

    /** Throws {@link Superseded} where another process began an epoch since. */
    void requireNewest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            if (!row.next() || row.getLong(1) != number) {
                throw new Superseded();
            }
        }
    }

    /** Commits the connection's transaction, or throws {@link Superseded} where another process began an epoch since. */
    void commit(Connection connection) throws SQLException {
        try (PreparedStatement commit = connection.prepareStatement(COMMIT)) {
            commit.setLong(1, number);
            commit.execute();
        } catch (SQLException e) {
            throw BY_ZERO.equals(e.getSQLState()) ? new Superseded() : e;
        }
    }
}
