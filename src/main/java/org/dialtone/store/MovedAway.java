package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dialtone.app.StartupFault;

/**
 * The mark of state that was moved to another database, and is out of date from then on: a box that went on with it would
 * give addresses away that are taken.
 */
public final class MovedAway {

    private static final String TAIL = ".moved";

    private MovedAway() {}

    /** Puts a database file out of the box's reach; what an earlier move left of it goes. */
    public static void set(Path file) throws IOException {
        if (Files.exists(file)) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + TAIL),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (String log : new String[] {"-wal", "-shm"}) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + log));
        }
    }

    /** @throws StartupFault where the folder's state was moved to a server */
    public static void require(Path data) {
        boolean left = Files.exists(data.resolve("site.db" + TAIL));
        if (left && data.resolve("site.db").toFile().length() == 0) {
            throw new StartupFault("the state of " + data
                    + " was moved to PostgreSQL: set DIALTONE_DB to it, or move it back (dialtone database move --to"
                    + " sqlite); site.db.moved and leases.db.moved are what it was before");
        }
    }

    /** Notes on the server that its rows were moved to a data folder. */
    public static void note(Connection postgres, Path data) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("create table if not exists moved_away (folder text not null)");
        }
        try (PreparedStatement note = postgres.prepareStatement("insert into moved_away (folder) values (?)")) {
            note.setString(1, data.toString());
            note.executeUpdate();
        }
    }

    public static void forget(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("drop table if exists moved_away");
        }
    }

    /** @throws StartupFault where the server's rows were moved to a data folder */
    public static void require(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet there = statement.executeQuery("select to_regclass('moved_away') is not null")) {
            there.next();
            if (!there.getBoolean(1)) {
                return;
            }
        }
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select max(folder) from moved_away")) {
            row.next();
            throw new StartupFault("the state on PostgreSQL was moved to the files in " + row.getString(1)
                    + ": unset DIALTONE_DB, or move it here again (dialtone database move --to postgresql --replace)");
        }
    }
}
