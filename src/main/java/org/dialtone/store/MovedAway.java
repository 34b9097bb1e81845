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
import java.util.Optional;
import org.dialtone.app.StartupFault;

/**
 * The mark of state that was moved to another database, and is out of date from then on: a box that went on with it would
 * give addresses away that are taken.
 */
public final class MovedAway {

    private static final String TAIL = ".moved";
    private static final String UNFINISHED = "move.unfinished";

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

    /** Notes in the folder that a move into it begins; until it ends, a file may be missing or of before. */
    public static void begin(Path data) throws IOException {
        Files.write(data.resolve(UNFINISHED), new byte[0]);
    }

    public static void end(Path data) throws IOException {
        Files.delete(data.resolve(UNFINISHED));
    }

    /** @throws StartupFault where the folder's state was moved to a server, or a move into it was broken off */
    public static void require(Path data) {
        if (Files.exists(data.resolve(UNFINISHED))) {
            throw new StartupFault("a move from PostgreSQL into " + data
                    + " was broken off: repeat it (dialtone database"
                    + " move --to sqlite --replace); if you restored a backup there since, delete " + UNFINISHED);
        }
        boolean left = Files.exists(data.resolve("site.db" + TAIL));
        if (left && data.resolve("site.db").toFile().length() == 0) {
            throw new StartupFault("the state of " + data
                    + " was moved to PostgreSQL: set DIALTONE_DB to it, or move it back (dialtone database move --to"
                    + " sqlite); site.db.moved and leases.db.moved are what it was before");
        }
    }

    /** @throws StartupFault where a box of this server has rows in its data folder too */
    public static void requireNoFiles(Path data, DatabaseAddress address) {
        if (data.resolve("site.db").toFile().length() > 0) {
            throw new StartupFault(data + " holds a box's state in files, and DIALTONE_DB names " + address
                    + ": move it there (dialtone database move --to postgresql, with --replace after a restore that was"
                    + " broken off), or unset DIALTONE_DB");
        }
    }

    /** Notes on the server that its rows were moved to a data folder, and to no other. */
    public static void note(Connection postgres, Path data) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("create table if not exists moved_away (folder text not null)");
            statement.executeUpdate("delete from moved_away");
        }
        try (PreparedStatement note = postgres.prepareStatement("insert into moved_away (folder) values (?)")) {
            note.setString(1, absolute(data));
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
        Optional<String> folder = folder(postgres);
        if (folder.isPresent()) {
            throw new StartupFault("the state on PostgreSQL was moved to the files in " + folder.get()
                    + ": unset DIALTONE_DB, or move it here again (dialtone database move --to postgresql --replace)");
        }
    }

    /**
     * As {@link #require(Connection)}, but a move into this folder that was broken off may be repeated.
     *
     * @param data the folder that is moved to
     */
    public static void require(Connection postgres, Path data) throws SQLException {
        boolean repeated = Files.exists(data.resolve(UNFINISHED))
                && folder(postgres).filter(absolute(data)::equals).isPresent();
        if (!repeated) {
            require(postgres);
        }
    }

    private static Optional<String> folder(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regclass('moved_away') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet row = statement.executeQuery("select max(folder) from moved_away")) {
                row.next();
                return Optional.of(String.valueOf(row.getString(1)));
            }
        }
    }

    private static String absolute(Path data) {
        return data.toAbsolutePath().normalize().toString();
    }
}
