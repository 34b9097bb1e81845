package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;
import org.jboss.logging.Logger;

/** Reads the rows that a version without events wrote, once, into the new form: all of them or none. */
final class FormerJournal {

    static final String TABLE = "former_entry";

    private static final Logger LOG = Logger.getLogger(FormerJournal.class);

    private FormerJournal() {}

    static void takeOver(Connection connection, Database file) {
        try {
            if (isThere(connection)) {
                copy(connection, file);
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("DROP TABLE " + TABLE);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw file.fault("taken over", e);
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + TABLE + "'")) {
            return row.getInt(1) > 0;
        }
    }

    private static void copy(Connection connection, Database file) throws SQLException {
        int skipped = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + TABLE + " ORDER BY id");
                PreparedStatement write = connection.prepareStatement(JournalStore.WRITE)) {
            while (row.next()) {
                try {
                    JournalStore.write(write, entry(row), row.getBoolean("listed"));
                    write.executeUpdate();
                } catch (IllegalArgumentException e) {
                    skipped++;
                }
            }
        }
        if (skipped > 0) {
            LOG.warnf("%s: left out %d rows of an older version that make no sense", file.name(), skipped);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Long status = Columns.number(row, "status");
        return FormerReasons.entry(
                Columns.instant(row, "at"),
                new MacAddress(row.getLong("mac")),
                Step.valueOf(row.getString("step")),
                Columns.number(row, "ip") == null ? null : Columns.ip(row, "ip"),
                row.getString("file"),
                status == null ? null : status.intValue(),
                Columns.number(row, "ms"),
                row.getString("reason"));
    }
}
