package org.dialtone.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * The times in a file of a version that lived by the wall clock and kept no mark of its own: finds where that run ended,
 * and bounds what a wrong clock let last for years.
 */
final class FormerTimes {

    /** Nothing but a lease lasted longer than this. */
    private static final Duration DAY = Duration.ofDays(1);
    /** A device that holds a longer lease renews it before. */
    private static final Duration YEAR = Duration.ofDays(366);

    private FormerTimes() {}

    /**
     * Where the last run ended, in milliseconds: now, where something of the past lives still; else the clock is wrong,
     * or was, or the box was off for long, and the newest time in the file is the best guess.
     */
    static long mark(Connection connection, Instant now) throws SQLException {
        long at = Columns.of(now);
        boolean lives = number(
                        connection,
                        "SELECT CASE WHEN EXISTS (SELECT 1 FROM lease WHERE since <= %1$d AND expires > %1$d AND expires <> %2$d)"
                                        .formatted(at, Long.MAX_VALUE)
                                + " OR EXISTS (SELECT 1 FROM binding WHERE registered <= %1$d AND expires > %1$d) THEN 1 ELSE 0 END"
                                        .formatted(at),
                        0)
                == 1;
        return lives ? at : number(connection, newest(" WHERE at <= " + at), number(connection, newest(""), at));
    }

    /** Bounds the ends, after they were moved. */
    static void bound(Connection connection, Instant now) throws SQLException {
        long day = Columns.of(now.plus(DAY));
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(bound("lease", "expires", day) + " AND state = 'DECLINED'");
            statement.executeUpdate(bound("lease", "expires", Columns.of(now.plus(YEAR))));
            statement.executeUpdate(bound("binding", "expires", day));
            statement.executeUpdate(bound("delivery", "until", day));
        }
    }

    private static String bound(String table, String column, long most) {
        return "UPDATE %s SET %2$s = %3$d WHERE %2$s > %3$d AND %2$s <> %4$d"
                .formatted(table, column, most, Long.MAX_VALUE);
    }

    private static String newest(String where) {
        return "SELECT max(at) FROM (SELECT since AS at FROM lease UNION ALL SELECT registered FROM binding"
                + " UNION ALL SELECT last_seen FROM phone UNION ALL SELECT seen FROM guest) AS times" + where;
    }

    /** @param otherwise where the query finds nothing */
    private static long number(Connection connection, String query, long otherwise) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            long found = row.next() ? row.getLong(1) : 0;
            return row.wasNull() ? otherwise : found;
        }
    }
}
