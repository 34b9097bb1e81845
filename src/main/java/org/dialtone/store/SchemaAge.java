package org.dialtone.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.sqlite.SQLiteConfig;

/** Refuses a database that a newer version wrote; Flyway alone would continue with it. */
public final class SchemaAge implements Callback {

    /** The highest migration under {@code db/migration}. */
    public static final int KNOWN = 20;

    private static final String HISTORY = "select name from sqlite_master where name = 'flyway_schema_history'";
    private static final String NEWEST =
            "select max(cast(version as integer)) from flyway_schema_history where success";

    /**
     * The message for the operator, before the start, where {@code site.db} in this folder is too new; empty where it
     * isn't, or there is none.
     */
    public static Optional<String> refusal(Path data) {
        Path file = data.resolve("site.db");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Connection connection = connect(file)) {
            return refusal(connection);
        } catch (SQLException e) {
            return Optional.of(file + " can't be read (" + e.getMessage() + "): restore a backup");
        }
    }

    /** Whether {@code site.db} in this folder has all migrations: then Flyway needn't start, which takes it long. */
    public static boolean isReached(Path data) {
        Path file = data.resolve("site.db");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Connection connection = connect(file)) {
            return newest(connection) == KNOWN;
        } catch (SQLException _) {
            return false;
        }
    }

    /** Not by DriverManager, which finds no driver in a native image before Quarkus starts. */
    private static Connection connect(Path file) throws SQLException {
        return new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
    }

    private static Optional<String> refusal(Connection connection) throws SQLException {
        int found = newest(connection);
        return found <= KNOWN
                ? Optional.empty()
                : Optional.of("site.db was written by a newer Dialtone (schema " + found + ", this one knows " + KNOWN
                        + "): install that version or restore a backup");
    }

    /** The highest migration that was applied to this {@code site.db}; 0: none. */
    public static int newest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet history = statement.executeQuery(HISTORY)) {
                if (!history.next()) {
                    return 0;
                }
            }
            try (ResultSet newest = statement.executeQuery(NEWEST)) {
                return newest.next() ? newest.getInt(1) : 0;
            }
        }
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE || event == Event.BEFORE_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            refusal(context.getConnection()).ifPresent(says -> {
                throw new FlywayException(says);
            });
        } catch (SQLException e) {
            throw new FlywayException("site.db can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "schema age";
    }
}
