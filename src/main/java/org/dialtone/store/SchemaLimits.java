package org.dialtone.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** The newest tables that this program understands, compared with those on a server. */
final class SchemaLimits {

    private static final Map<String, Integer> KNOWN =
            Map.of("lease_schema", LeaseDatabase.schema(), "site_schema", SchemaAge.KNOWN);

    private SchemaLimits() {}

    /** What to do where a newer program made tables there. */
    static Optional<String> newer(Connection postgres) throws SQLException {
        for (Map.Entry<String, Integer> known : KNOWN.entrySet()) {
            int found = version(postgres, known.getKey());
            if (found > known.getValue()) {
                return Optional.of("the tables on PostgreSQL were made by a newer Dialtone (" + known.getKey() + " "
                        + found + ", this one knows " + known.getValue() + "): install that version");
            }
        }
        return Optional.empty();
    }

    /** Whether both kinds of tables are there, of just the version that this program makes. */
    static boolean areMet(Connection postgres) throws SQLException {
        for (Map.Entry<String, Integer> known : KNOWN.entrySet()) {
            if (version(postgres, known.getKey()) != known.getValue()) {
                return false;
            }
        }
        return true;
    }

    private static int version(Connection postgres, String table) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            try (ResultSet there = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return 0;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT max(version) FROM " + table)) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
