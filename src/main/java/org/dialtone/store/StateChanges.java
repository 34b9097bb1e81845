package org.dialtone.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What replaced all rows of a PostgreSQL server at once (a restore, its undoing, a reset, a move), in a table that none of
 * them takes back: by it a process knows whether a change counts.
 */
public final class StateChanges {

    private static final String NAME = "state_change";
    private static final String TABLE = """
            create table if not exists state_change (id text not null primary key, what text not null,
            machine text not null, decided timestamptz not null default clock_timestamp(), done timestamptz,
            told boolean not null default false)""";
    private static final String DECIDE = """
            insert into state_change (id, what, machine) select ?, ?, ?
            where exists (select 1 from lease_writer where process = ? and epoch = ?)""";
    private static final String DONE = """
            insert into state_change (id, what, machine, done) values (?, ?, ?, clock_timestamp())
            on conflict (id) do update set done = excluded.done""";
    private static final String UNTOLD = """
            update state_change set told = true where done is null and not told returning what, machine, decided""";

    private static final String TAKE_RESTORED =
            "update state_change set told = true where done is not null and not told and what = 'restore'";

    private StateChanges() {}

    /**
     * A change that was decided and not carried out.
     *
     * @param machine on which it was decided, by its name
     */
    public record Undone(String what, String machine, Instant decided) {}

    /**
     * Notes that the active process decided a change.
     *
     * @param machine its name
     * @param process its id
     * @return false: it isn't active there
     */
    public static boolean decide(Connection postgres, DecidedChange change, String machine, String process)
            throws SQLException {
        make(postgres);
        try (PreparedStatement row = postgres.prepareStatement(DECIDE)) {
            row.setString(1, change.id());
            row.setString(2, change.what().word());
            row.setString(3, machine);
            row.setString(4, process);
            row.setLong(5, change.epoch());
            return row.executeUpdate() == 1;
        }
    }

    /** Forgets a decision that couldn't be kept. */
    public static void withdraw(Connection postgres, DecidedChange change) throws SQLException {
        try (PreparedStatement row = postgres.prepareStatement("delete from state_change where id = ?")) {
            row.setString(1, change.id());
            row.executeUpdate();
        }
    }

    /** Notes, in the transaction that replaces the rows, that this change did. */
    public static void done(Connection postgres, String id, String what, String machine) throws SQLException {
        make(postgres);
        try (PreparedStatement row = postgres.prepareStatement(DONE)) {
            row.setString(1, id);
            row.setString(2, what);
            row.setString(3, machine);
            row.executeUpdate();
        }
    }

    /** Whether this change replaced the rows on the server. */
    public static boolean isDone(Connection postgres, DecidedChange change) throws SQLException {
        if (!KeyCheck.isThere(postgres, NAME)) {
            return false;
        }
        try (PreparedStatement ask =
                postgres.prepareStatement("select 1 from state_change where id = ? and done is not null")) {
            ask.setString(1, change.id());
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Each change that was decided and not carried out, once; for the active process, which has carried out its own. */
    public static List<Undone> untold(Connection postgres) throws SQLException {
        List<Undone> all = new ArrayList<>();
        if (KeyCheck.isThere(postgres, NAME)) {
            try (Statement statement = postgres.createStatement();
                    ResultSet row = statement.executeQuery(UNTOLD)) {
                while (row.next()) {
                    all.add(new Undone(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return all;
    }

    /** Whether a restore was carried out that no active process knew of yet; true once. */
    public static boolean takeRestored(Connection postgres) throws SQLException {
        if (!KeyCheck.isThere(postgres, NAME)) {
            return false;
        }
        try (Statement statement = postgres.createStatement()) {
            return statement.executeUpdate(TAKE_RESTORED) > 0;
        }
    }

    private static void make(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute(TABLE);
        }
    }
}
