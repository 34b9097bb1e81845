package org.dialtone.store.site;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that held the site row by row until schema 16, read as they are. */
final class OldTables {

    /** Children before their parents. */
    private static final List<String> ALL = List.of(
            "site_port",
            "site_route",
            "site_name",
            "site_ntp",
            "site_interface",
            "site_known_server",
            "site_denied",
            "site_adopt_vendor",
            "site_option",
            "site_setting",
            "scope_pool",
            "scope_exclude",
            "scope_relay",
            "scope_option",
            "client_class_option",
            "reservation_option",
            "phone_line",
            "phone_also_mac",
            "phone_address",
            "phone_setting",
            "phone_key",
            "phone_model_setting",
            "ring_number_extension",
            "contact_number",
            "firmware_more",
            "firmware",
            "contact",
            "ring_number",
            "phone",
            "phone_model",
            "extension",
            "reservation",
            "client_class",
            "scope",
            "site");

    private final Connection connection;

    OldTables(Connection connection) {
        this.connection = connection;
    }

    /** One row; a missing value is null. */
    record Row(Map<String, Object> values) {

        String text(String column) {
            Object value = values.get(column);
            return value == null ? null : value.toString();
        }

        Long number(String column) {
            return values.get(column) instanceof Number value ? Long.valueOf(value.longValue()) : null;
        }

        Integer small(String column) {
            Long value = number(column);
            return value == null ? null : Integer.valueOf(value.intValue());
        }

        boolean flag(String column) {
            Object value = values.get(column);
            return value instanceof Boolean flag ? flag : value instanceof Number number && number.intValue() != 0;
        }

        <E extends Enum<E>> E word(Class<E> kind, String column) {
            String value = text(column);
            return value == null ? null : Enum.valueOf(kind, value);
        }
    }

    /** Whether they are there: a server may have a table of that name for somebody else, in another schema. */
    boolean exist() throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), "site", new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    List<Row> rows(String table, String order) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table + " order by " + order)) {
            ResultSetMetaData about = result.getMetaData();
            while (result.next()) {
                Map<String, Object> values = new HashMap<>();
                for (int i = 1; i <= about.getColumnCount(); i++) {
                    values.put(about.getColumnName(i), result.getObject(i));
                }
                rows.add(new Row(values));
            }
        }
        return rows;
    }

    /** The rows of a list, by the key of their owner, in order. */
    Map<String, List<Row>> children(String table, String key) throws SQLException {
        Map<String, List<Row>> byOwner = new LinkedHashMap<>();
        for (Row row : rows(table, "position")) {
            byOwner.computeIfAbsent(row.text(key), _ -> new ArrayList<>()).add(row);
        }
        return byOwner;
    }

    void drop() throws SQLException {
        if (!exist()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : ALL) {
                statement.execute("drop table if exists " + table);
            }
        }
    }
}
