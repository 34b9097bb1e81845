package org.dialtone.store.move;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.app.StartupFault;

/** Which tables are in which file; each of PostgreSQL's is in one of the files, with the same columns. */
final class MovePlan {

    /**
     * They number the steps and the writers of the tables, each database in its own way, or hold what a data folder has in
     * files.
     */
    private static final Set<String> NO_ROWS_OF_THE_BOX = Set.of(
            "site_schema",
            "lease_schema",
            "lease_writer",
            "process",
            "state_change",
            "moved_away",
            "flyway_schema_history",
            "key_check",
            "tls_file",
            "tls_names");

    private MovePlan() {}

    /**
     * @param files the files by their names
     * @throws StartupFault where a table or a column is on one side alone: the sides are of two versions
     */
    static List<MovedTable> of(Connection postgres, Map<String, Connection> files) throws SQLException {
        Set<String> there = tables(postgres);
        List<MovedTable> plan = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Map.Entry<String, Connection> file : files.entrySet()) {
            for (String table : names(
                    file.getValue(),
                    "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name")) {
                here.add(table);
                if (there.contains(table)) {
                    plan.add(table(postgres, file, table));
                }
            }
        }
        requireSame("the files", here, "the server", there);
        return plan;
    }

    /** The tables on the server that hold rows of the box. */
    static Set<String> tables(Connection postgres) throws SQLException {
        return names(
                postgres,
                "select table_name from information_schema.tables where table_schema = current_schema()"
                        + " and table_type = 'BASE TABLE' order by table_name");
    }

    private static MovedTable table(Connection postgres, Map.Entry<String, Connection> file, String table)
            throws SQLException {
        MovedTable moved = MovedTable.of(postgres, table, file.getKey());
        requireSame(
                table + " in " + file.getKey(),
                names(file.getValue(), "select name from pragma_table_info('" + table + "')"),
                table + " on the server",
                moved.columns().keySet());
        return moved;
    }

    private static void requireSame(String one, Set<String> ofOne, String other, Set<String> ofOther) {
        Set<String> differ = new TreeSet<>(ofOne);
        differ.removeAll(ofOther);
        Set<String> more = new TreeSet<>(ofOther);
        more.removeAll(ofOne);
        differ.addAll(more);
        if (!differ.isEmpty()) {
            throw new StartupFault(one + " and " + other + " differ in " + String.join(", ", differ)
                    + ": start this Dialtone once on what it moves from, which brings its tables to this version");
        }
    }

    private static Set<String> names(Connection connection, String query) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                if (!NO_ROWS_OF_THE_BOX.contains(rows.getString(1))) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
