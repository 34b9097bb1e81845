package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a connection the only one that writes a schema. The server keeps a lock for it as long as the connection stands,
 * so a box that lost its connection can't come back and write beside the one that went on in its place; nor after it,
 * for each process that begins to write raises the epoch of the schema, and one of an earlier epoch is refused.
 */
final class SoleWriter {

    private static final String WAIT = "SET lock_timeout = '1s'";
    private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended(current_schema(), 0))";
    /**
     * A box whose power was cut says nothing to the server, which would keep the lock for hours. One that lives notes
     * its time every 15 s.
     */
    private static final String SILENCE =
            "SET idle_session_timeout = '35s'; SET idle_in_transaction_session_timeout = '35s'";

    private static final String SELF =
            "SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()";
    private static final String END =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start::text = ?";

    static final String TABLE = "CREATE TABLE IF NOT EXISTS lease_writer (epoch BIGINT NOT NULL)";
    /** Where the schema was dropped and made anew, those of before know none of its epochs. */
    static final String FIRST = "INSERT INTO lease_writer SELECT extract(epoch FROM clock_timestamp())::bigint"
            + " WHERE NOT EXISTS (SELECT 1 FROM lease_writer)";

    /**
     * The next epoch: a server that took over from another may lack the last ones, and the one that begins there must not
     * have the number of one that was lost.
     */
    static final String NEXT = "greatest(epoch + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)";

    private static final String RAISE = "UPDATE lease_writer SET epoch = " + NEXT + " RETURNING epoch";

    private volatile Epoch epoch = new Epoch(0);
    /** The connection that this box had last; the server may not know yet that it is lost. */
    private Session last;

    private record Session(int pid, String since) {}

    /** Waits a second at most; another writer is told by an exception with SQLSTATE 55P03. */
    void take(Connection connection) throws SQLException {
        endLast(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(WAIT);
            statement.execute(LOCK);
            statement.execute("RESET lock_timeout");
            statement.execute(SILENCE);
            try (ResultSet self = statement.executeQuery(SELF)) {
                last = self.next() ? new Session(self.getInt(1), self.getString(2)) : null;
            }
        }
    }

    /** Goes on in an epoch that this process began when it became active. */
    void goOn(long begun) {
        epoch = new Epoch(begun);
    }

    /** Begins an epoch, over a connection that was taken and commits by itself no more. */
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(FIRST);
            try (ResultSet row = statement.executeQuery(RAISE)) {
                row.next();
                epoch = new Epoch(row.getLong(1));
            }
            connection.commit();
        }
    }

    Epoch epoch() {
        return epoch;
    }

    /** What it left undone would hold its rows until the server misses it, which may take hours. */
    private void endLast(Connection connection) throws SQLException {
        if (last != null) {
            try (PreparedStatement end = connection.prepareStatement(END)) {
                end.setInt(1, last.pid());
                end.setString(2, last.since());
                end.execute();
            }
        }
    }
}
