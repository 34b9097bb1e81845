package org.dialtone.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.dialtone.app.StartupFault;
import org.jboss.logging.Logger;

/**
 * Where rows are kept. Statements are the same for each engine; tables are written as SQLite has them, and what differs
 * is said here.
 */
abstract sealed class Database permits DatabaseFile, DatabaseServer {

    /** In a table's definition: the column that numbers the rows by itself. */
    static final String NUMBERED = "{numbered}";

    private static final Logger LOG = Logger.getLogger(Database.class);

    private final AtomicLong unreadable = new AtomicLong();

    /** The name in messages. */
    abstract String name();

    /** The statement, which defines a table or changes its definition, as this engine understands it. */
    abstract String definition(String sql);

    /** The version of the tables; 0: there are none. */
    abstract int version(Connection connection) throws SQLException;

    abstract void note(int version, Connection connection) throws SQLException;

    abstract Connection connect() throws SQLException;

    /** Opens the connection of the one writer, and brings the tables up to date. */
    abstract Connection open(Schema schema);

    /** The statements of the one writer, over the connection that {@link #open} gave. */
    abstract Statements statements(Connection connection);

    /** @param what isn't possible: "opened" */
    abstract StartupFault fault(String what, Exception cause);

    /** What an operator can start with instead, where the tables are a newer version's. */
    abstract String empty();

    /** Brings the tables of an open connection up to date; closes it where that fails. */
    final void migrate(Schema schema, Connection connection) throws SQLException {
        try {
            schema.migrate(connection, this);
        } catch (SQLException | StartupFault e) {
            connection.close();
            throw e;
        }
    }

    /**
     * All rows of a query, read over a connection of its own; a row that can't be understood is skipped, counted and
     * logged.
     */
    final <T> List<T> read(String query, Row<T> row) {
        List<T> rows = new ArrayList<>();
        each(query, row, rows::add);
        return rows;
    }

    /** As {@link #read}, one row after the other, for what is too much to hold. */
    final <T> void each(String query, Row<T> row, Consumer<T> to) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                understood(row, result).ifPresent(to);
            }
        } catch (SQLException e) {
            throw fault("read", e);
        }
    }

    /** The number of rows skipped so far. */
    final long unreadable() {
        return unreadable.get();
    }

    private <T> Optional<T> understood(Row<T> row, ResultSet result) throws SQLException {
        try {
            return Optional.of(row.of(result));
        } catch (IllegalArgumentException | NullPointerException e) {
            unreadable.incrementAndGet();
            LOG.warnf("%s: skipped a row that makes no sense: %s", name(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Turns the current row into a value; an IllegalArgumentException marks a row that can't be one. */
    interface Row<T> {

        T of(ResultSet result) throws SQLException;
    }
}
