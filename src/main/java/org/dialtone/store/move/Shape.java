package org.dialtone.store.move;

import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a column holds, by its type on PostgreSQL: SQLite's columns hold anything. */
enum Shape {
    NUMBER(JDBCType.BIGINT) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : Long.valueOf(value);
        }
    },
    FRACTION(JDBCType.DOUBLE) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            double value = row.getDouble(column);
            return row.wasNull() ? null : Double.valueOf(value);
        }
    },
    FLAG(JDBCType.BOOLEAN) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : Boolean.valueOf(value);
        }
    },
    BYTES(JDBCType.VARBINARY) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }
    },
    TEXT(JDBCType.VARCHAR) {
        @Override
        Object read(ResultSet row, int column) throws SQLException {
            String value = row.getString(column);
            return value == null ? null : value.replace(NUL, INSTEAD_OF_NUL);
        }
    };

    /** PostgreSQL's texts hold each character but this one. */
    private static final char NUL = 0;

    private static final char INSTEAD_OF_NUL = '\uFFFD';

    private final JDBCType type;

    Shape(JDBCType type) {
        this.type = type;
    }

    static Shape of(JDBCType postgres, String where) throws SQLException {
        return switch (postgres) {
            case SMALLINT, INTEGER, BIGINT -> NUMBER;
            case REAL, DOUBLE -> FRACTION;
            case BIT, BOOLEAN -> FLAG;
            case BINARY, VARBINARY -> BYTES;
            case VARCHAR, CHAR, LONGVARCHAR -> TEXT;
            default -> throw new SQLException(where + " has a type that no move knows: " + postgres);
        };
    }

    /** A number, a flag, bytes, a text, or null. */
    abstract Object read(ResultSet row, int column) throws SQLException;

    void write(PreparedStatement statement, int column, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(column, type.getVendorTypeNumber());
            case Long number -> statement.setLong(column, number);
            case Double fraction -> statement.setDouble(column, fraction);
            case Boolean flag -> statement.setBoolean(column, flag);
            case byte[] bytes -> statement.setBytes(column, bytes);
            default -> statement.setString(column, value.toString());
        }
    }
}
