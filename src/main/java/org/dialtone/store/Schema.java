package org.dialtone.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.dialtone.app.StartupFault;

/**
 * The tables of one database, as the steps that lead from each version to the next.
 *
 * @param steps the statements of version 1, of version 2, …; the database holds its version
 */
record Schema(List<List<String>> steps) {

    /** Brings the database to the newest version, all steps or none. */
    void migrate(Connection connection, Database database) throws SQLException {
        int version = database.version(connection);
        if (version > steps.size()) {
            throw new StartupFault(database.name() + " was written by a newer Dialtone (schema " + version
                    + ", this one knows " + steps.size() + "); install that version again, or start with "
                    + database.empty());
        }
        if (version < steps.size()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : after(version)) {
                    statement.executeUpdate(database.definition(sql));
                }
            }
            database.note(steps.size(), connection);
        }
        connection.commit();
    }

    /** A database that is new has no rows that a step would take over, nor its engine the words for it. */
    private List<String> after(int version) {
        return steps.subList(version, steps.size()).stream()
                .flatMap(List::stream)
                .filter(sql -> version > 0 || !takesRowsOver(sql))
                .toList();
    }

    private static boolean takesRowsOver(String sql) {
        return sql.startsWith("INSERT") || sql.startsWith("UPDATE");
    }
}
