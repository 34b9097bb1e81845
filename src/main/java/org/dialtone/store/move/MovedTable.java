package org.dialtone.store.move;

import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that both databases have, with the same columns.
 *
 * @param file    the SQLite file that has it
 * @param columns what each column holds, in PostgreSQL's order
 * @param counted the column that PostgreSQL numbers by itself where a row gives no number; null: none
 */
record MovedTable(String name, String file, Map<String, Shape> columns, String counted) {

    private static final int AT_ONCE = 1_000;

    /** Takes the rows one by one. */
    private interface Taker {

        void take(Object[] row) throws SQLException;
    }

    /** A table of PostgreSQL's. */
    static MovedTable of(Connection postgres, String table, String file) throws SQLException {
        Map<String, Shape> columns = new LinkedHashMap<>();
        String counted = null;
        try (ResultSet found = postgres.getMetaData().getColumns(null, postgres.getSchema(), table, null)) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                columns.put(column, Shape.of(JDBCType.valueOf(found.getInt("DATA_TYPE")), table + "." + column));
                counted = "YES".equals(found.getString("IS_AUTOINCREMENT")) ? column : counted;
            }
        }
        return new MovedTable(table, file, Collections.unmodifiableMap(columns), counted);
    }

    /** Lets PostgreSQL number the next row after those that were copied; unlike {@code setval}, a rollback undoes it. */
    void countOn(Connection postgres) throws SQLException {
        if (counted == null) {
            return;
        }
        try (Statement statement = postgres.createStatement()) {
            long next;
            try (ResultSet row = statement.executeQuery(
                    "select coalesce(max(" + quoted(counted) + "), 0) + 1 from " + quoted(name))) {
                row.next();
                next = row.getLong(1);
            }
            statement.execute(
                    "alter table " + quoted(name) + " alter column " + quoted(counted) + " restart with " + next);
        }
    }

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + quoted(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Replaces the rows of one database by those of the other, and gives what was written. */
    RowSum copy(Connection from, Connection to) throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.executeUpdate("delete from " + quoted(name));
        }
        RowSum sum = new RowSum();
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (PreparedStatement insert =
                to.prepareStatement("insert into " + quoted(name) + " (" + list() + ") values (" + marks + ")")) {
            read(from, row -> {
                sum.add(row);
                add(insert, row);
                if (sum.rows() % AT_ONCE == 0) {
                    insert.executeBatch();
                }
            });
            insert.executeBatch();
        }
        return sum;
    }

    /** What the table holds. */
    RowSum sum(Connection of) throws SQLException {
        RowSum sum = new RowSum();
        read(of, sum::add);
        return sum;
    }

    private void add(PreparedStatement insert, Object[] row) throws SQLException {
        List<Shape> shapes = List.copyOf(columns.values());
        for (int i = 0; i < row.length; i++) {
            shapes.get(i).write(insert, i + 1, row[i]);
        }
        insert.addBatch();
    }

    private void read(Connection from, Taker taker) throws SQLException {
        List<Shape> shapes = List.copyOf(columns.values());
        try (Statement statement = from.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery("select " + list() + " from " + quoted(name))) {
                while (rows.next()) {
                    Object[] row = new Object[shapes.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = shapes.get(i).read(rows, i + 1);
                    }
                    taker.take(row);
                }
            }
        }
    }

    private String list() {
        return columns.keySet().stream().map(MovedTable::quoted).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
