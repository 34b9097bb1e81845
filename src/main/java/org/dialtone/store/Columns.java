package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.dialtone.net.Ip4;
import org.postgresql.PGStatement;

/**
 * Converts values to and from columns: addresses are unsigned numbers, moments are milliseconds since 1970. Texts on
 * PostgreSQL have U+FFFD instead of NUL, the one character that they can't hold; strangers send it to see what breaks.
 */
final class Columns {

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final char NUL = 0;
    private static final char INSTEAD_OF_NUL = '\uFFFD';

    private Columns() {}

    /** Moments beyond what milliseconds can hold (a lease for ever) come back as {@link Instant#MAX}. */
    static long of(Instant moment) {
        return moment.isBefore(LAST) ? moment.toEpochMilli() : Long.MAX_VALUE;
    }

    static long of(Ip4 address) {
        return Integer.toUnsignedLong(address.bits());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        long milliseconds = row.getLong(column);
        return milliseconds == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(milliseconds);
    }

    static Ip4 ip(ResultSet row, String column) throws SQLException {
        long bits = row.getLong(column);
        if (bits >>> 32 != 0) {
            throw new IllegalArgumentException("no IPv4 address: " + bits);
        }
        return new Ip4((int) bits);
    }

    static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static void text(PreparedStatement statement, int index, String text) throws SQLException {
        boolean plain = text != null && statement instanceof PGStatement;
        statement.setString(index, plain ? text.replace(NUL, INSTEAD_OF_NUL) : text);
    }

    static void set(PreparedStatement statement, int index, Number value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, value.longValue());
        }
    }
}
