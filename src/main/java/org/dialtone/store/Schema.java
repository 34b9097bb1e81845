package org.dialtone.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.dialtone.app.StartupFault;

/**
 * The tables of one database file, as the steps that lead from each version to the next.
 *
 * @param steps the statements of version 1, of version 2, …; {@code PRAGMA user_version} holds the file's version
 */
record Schema(List<List<String>> steps) {

    /** Brings the file to the newest version, all steps or none. */
    void migrate(Connection connection, Path file) throws SQLException {
        int version = version(connection);
        if (version > steps.size()) {
            throw new StartupFault(
                    file.getFileName() + " was written by a newer Dialtone (schema " + version + ", this one knows "
                            + steps.size() + "); install that version again, or start with an empty data folder");
        }
        if (version < steps.size()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : steps.subList(version, steps.size()).stream()
                        .flatMap(List::stream)
                        .toList()) {
                    statement.executeUpdate(sql);
                }
                statement.executeUpdate("PRAGMA user_version = " + steps.size());
            }
        }
        connection.commit();
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
