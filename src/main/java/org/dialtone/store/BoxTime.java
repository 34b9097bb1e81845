package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps how far the time of the box has come, as a mark in the file. The next run begins where the mark stands: it moves
 * all that lasts by the time between the mark and its own first moment, so that a box that was off, a restored backup
 * or a wall clock that was set meanwhile ends nothing and lets nothing live longer.
 */
final class BoxTime {

    static final String TABLE = """
            CREATE TABLE box_time (
              one INTEGER PRIMARY KEY CHECK (one = 1), mark INTEGER NOT NULL, ahead INTEGER NOT NULL) STRICT""";

    static final String PAUSES = "ALTER TABLE box_time ADD COLUMN pauses INTEGER NOT NULL DEFAULT 0";

    private static final Logger LOG = Logger.getLogger(BoxTime.class);
    private static final String BEGIN =
            "INSERT INTO box_time (one, mark, ahead, pauses) VALUES (1, ?, 0, ?) ON CONFLICT (one) DO UPDATE"
                    + " SET mark = excluded.mark, ahead = excluded.ahead, pauses = excluded.pauses";
    private static final String MOVE = "UPDATE box_time SET mark = ?, ahead = ?";
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** The mark is written each 15 s, the row of the active process each 2 s. */
    private static final Duration ONE_RUN = Duration.ofMinutes(1);

    /** A moment of the past. */
    static final List<Column> STAMPS = List.of(
            new Column("lease", "since"),
            new Column("lease_history", "since"),
            new Column("lease_history", "expires"),
            new Column("binding", "registered"),
            new Column("phone", "last_seen"),
            new Column("guest", "since"),
            new Column("guest", "seen"),
            new Column("heard", "at"),
            new Column("served", "at"),
            new Column("served", "confirmed_at"),
            new Column("served", "behind"),
            new Column("deployment", "at"),
            new Column("seen_pack", "at"));
    /** The end of what lasts. */
    static final List<Column> ENDS = List.of(
            new Column("lease", "expires"),
            new Column("binding", "expires"),
            new Column("delivery", "until"),
            new Column("cutover", "until"),
            new Column("heard", "until"));

    private final Instant now;
    private final Begun begun;

    record Column(String table, String name) {}

    /**
     * @param ahead  how far the wall clock was set forward in that run, in milliseconds
     * @param pauses by how much the starts up to that run had moved times, in milliseconds
     */
    private record Mark(long at, long ahead, long pauses) {}

    private BoxTime(Instant now, Begun begun) {
        this.now = now;
        this.begun = begun;
    }

    /**
     * Takes over the times of the last run, all or none; to be done once, at the start of a run. Returns the time from
     * the mark to now, of this start and of all before it.
     *
     * @param begun how far the clocks of the two runs differ, where both asked a server for its own; null: unknown
     */
    static Duration takeOver(Connection connection, Instant now, Begun begun, Database database) {
        try {
            Duration pauses = new BoxTime(now, begun).takeOver(connection);
            connection.commit();
            return pauses;
        } catch (SQLException e) {
            throw database.fault("taken over", e);
        }
    }

    /** Moves the mark. @param ahead how far the wall clock was set forward in this run */
    static void note(GroupWriter writer, Instant now, Duration ahead) {
        writer.offer(new RowKey("box_time", 1), MOVE, row -> write(row, now, ahead.toMillis()));
    }

    private static void write(PreparedStatement row, Instant now, long other) throws SQLException {
        row.setLong(1, Columns.of(now));
        row.setLong(2, other);
    }

    private Duration takeOver(Connection connection) throws SQLException {
        Mark last = mark(connection);
        Mark mark = last == null ? new Mark(FormerTimes.mark(connection, now), 0, 0) : compared(last);
        move(connection, mark);
        if (last == null) {
            FormerTimes.bound(connection, now);
        }
        long pauses = mark.pauses() + Columns.of(now) - mark.at();
        try (PreparedStatement row = connection.prepareStatement(BEGIN)) {
            write(row, now, pauses);
            row.executeUpdate();
        }
        return Duration.ofMillis(pauses);
    }

    /**
     * Another machine's clock may stand anywhere; to go on with its times is as if this one's had been set so far. Rows
     * that came from elsewhere since are of another clock than that.
     */
    private Mark compared(Mark last) {
        boolean isOfBoth = begun != null
                && begun.former() != null
                && Math.abs(Columns.of(begun.former()) - last.at()) < ONE_RUN.toMillis();
        return isOfBoth
                ? new Mark(
                        last.at(), Duration.between(begun.former(), begun.now()).toMillis(), last.pauses())
                : last;
    }

    /**
     * Moves what was still to end by the whole way to now, so that it goes on with the time that it had left. The past
     * moves as far as the wall clock was set in that run, and so is shown as that run showed it at its end; the time
     * that the box was off lies between. Where the wall clock stands before that end, nobody knows how long the box was
     * off, and the past ends now.
     *
     * <p>A run that starts years ahead takes them for years that the box was off: what was before is shown at its time,
     * and once the clock is set back, so many years too early.
     */
    private void move(Connection connection, Mark mark) throws SQLException {
        long by = Columns.of(now) - mark.at();
        long past = Math.min(by, mark.ahead());
        if (by - mark.ahead() < -TOLERANCE.toMillis()) {
            LOG.warnf(
                    "the clock of the machine stands %d s before the end of the last run; leases and registrations go"
                            + " on with the time that they had left",
                    Duration.ofMillis(mark.ahead() - by).toSeconds());
        }
        for (Column end : ENDS) {
            add(connection, end, by - past, mark.at());
            add(connection, end, past, Long.MIN_VALUE);
        }
        for (Column stamp : STAMPS) {
            add(connection, stamp, past, Long.MIN_VALUE);
        }
    }

    /** @param after the times up to this one stay */
    private static void add(Connection connection, Column column, long by, long after) throws SQLException {
        if (by == 0) {
            return;
        }
        try (PreparedStatement change =
                connection.prepareStatement("UPDATE %1$s SET %2$s = %2$s + ? WHERE %2$s > ? AND %2$s <> ?"
                        .formatted(column.table(), column.name()))) {
            change.setLong(1, by);
            change.setLong(2, after);
            change.setLong(3, Long.MAX_VALUE);
            change.executeUpdate();
        }
    }

    private static Mark mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT mark, ahead, pauses FROM box_time")) {
            return row.next() ? new Mark(row.getLong(1), row.getLong(2), row.getLong(3)) : null;
        }
    }
}
