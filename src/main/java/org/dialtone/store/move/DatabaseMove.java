package org.dialtone.store.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SharedTls;
import org.dialtone.store.SiteSchema;
import org.dialtone.store.StateChanges;

/**
 * Moves the state of a stopped box from the SQLite files of its data folder to a PostgreSQL server, or back: all rows or
 * none, each read back and compared before they count. The side that is left keeps its rows, out of the box's reach.
 */
public final class DatabaseMove {

    /** Seconds: a table of a year's calls is counted, and its rows are deleted, in one statement each. */
    static final int PATIENCE = 600;

    private final Path data;
    private final DatabaseAddress address;
    private final String name;
    private final KeyCheck key;
    private final SharedTls tls;

    /**
     * One table.
     *
     * @param file     the SQLite file that has it
     * @param moved    the rows that went
     * @param replaced the rows that were there before
     */
    public record Table(String name, String file, long moved, long replaced) {}

    /**
     * @param data the data folder, whose lock this process holds
     * @param name this machine's, for the people of others that will use the same server
     */
    public DatabaseMove(Path data, DatabaseAddress address, String name) {
        this.data = data;
        this.name = name;
        SecretBox secrets = new SecretBox(data, new SecureRandom());
        key = new KeyCheck(secrets, name);
        tls = new SharedTls(data, secrets);
        this.address = address.withPatience(PATIENCE);
    }

    /**
     * Moves to the server.
     *
     * @param dry     whether it is tried alone: all is done but the last step
     * @param replace whether rows that are there go
     */
    public List<Table> toServer(boolean dry, boolean replace) throws IOException, SQLException {
        MovedAway.require(data);
        DecidedChange.require(data);
        ServerCopy.FILES.forEach(this::requireFile);
        List<Table> tables;
        try (Connection site = ServerCopy.open(data.resolve(ServerCopy.SITE));
                Connection leases = ServerCopy.open(data.resolve(ServerCopy.LEASES))) {
            MovedVersions.requireOfFiles(site, leases);
            LeaseDatabase.makeTables(address);
            try (Connection postgres = server()) {
                SiteSchema.make(postgres);
                tables = moved(postgres, ServerCopy.files(site, leases));
                takeKeys(postgres);
                if (dry) {
                    postgres.rollback();
                    return tables;
                }
                requireWord(replace, tables, address.toString());
                MovedAway.forget(postgres);
                StateChanges.done(postgres, UUID.randomUUID().toString(), "move", name);
                commit(postgres);
            }
        }
        leave();
        return tables;
    }

    /** The rows are on the server: a file that stays where it is keeps a box from starting on the two. */
    private void leave() {
        try {
            for (String name : ServerCopy.FILES) {
                MovedAway.set(data.resolve(name));
            }
        } catch (IOException e) {
            throw new MoveInDoubt(
                    "the move counts: the rows are on " + address + "; but what is left in " + data
                            + " couldn't be put aside (" + e + "): rename site.db to site.db.moved and leases.db to"
                            + " leases.db.moved there, as far as they are there, then start the box with DIALTONE_DB",
                    e);
        }
    }

    /** What was sealed with the key of before is gone from the server, and so is what that key is known by. */
    private void takeKeys(Connection postgres) throws IOException, SQLException {
        KeyCheck.forget(postgres);
        SharedTls.forget(postgres);
        if (Files.exists(data.resolve("secret.key"))) {
            key.note(postgres);
            tls.push(postgres);
        }
    }

    /** A commit whose answer is lost may have happened. */
    private void commit(Connection postgres) throws SQLException {
        try {
            postgres.commit();
        } catch (SQLException e) {
            throw new MoveInDoubt(
                    "whether the move counts is unknown, because " + address + " didn't confirm it (" + e.getMessage()
                            + "): see with --dry-run which rows are there, start no box before, and move again, with"
                            + " --replace where there are some",
                    e);
        }
    }

    static List<Table> moved(Connection postgres, Map<String, Connection> files) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (MovedTable table : MovePlan.of(postgres, files)) {
            tables.add(ServerCopy.moved(table, files.get(table.file()), postgres));
            table.countOn(postgres);
        }
        return tables;
    }

    /** Moves to the files; as {@link #toServer}. */
    public List<Table> toFiles(boolean dry, boolean replace) throws IOException, SQLException {
        DecidedChange.require(data);
        Path folder = Files.createTempDirectory(data, "move");
        try (Connection postgres = server()) {
            MovedAway.require(postgres, data);
            key.requireNoted(postgres);
            postgres.commit();
            List<Table> tables = withThoseOf(data, ServerCopy.into(folder, postgres));
            postgres.rollback();
            if (!dry) {
                requireWord(replace, tables, data.toString());
                tls.fetch(postgres);
                MovedAway.note(postgres, data);
                MovedAway.begin(data);
                commit(postgres);
                put(folder, postgres);
                MovedAway.end(data);
            }
            return tables;
        } finally {
            discard(folder);
        }
    }

    /** Where the files can't be put into the data folder, the server has the state as before. */
    private void put(Path folder, Connection postgres) {
        try {
            put(folder);
        } catch (IOException e) {
            try {
                MovedAway.forget(postgres);
                postgres.commit();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw new StartupFault(
                    "the rows couldn't be put into " + data + " (" + e + "): " + address
                            + " keeps them; see to the folder, and repeat the move with --replace",
                    e);
        }
    }

    /** The site's comes last: without it no box starts on the leases of before. */
    private void put(Path folder) throws IOException {
        for (String name : ServerCopy.FILES) {
            MovedAway.set(data.resolve(name));
        }
        for (String name : ServerCopy.FILES.reversed()) {
            Files.move(folder.resolve(name), data.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** With the rows of the data folder's own files, which the copy would replace. */
    private static List<Table> withThoseOf(Path data, List<Table> copied) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (Table table : copied) {
            Path file = data.resolve(table.file());
            long there = 0;
            if (file.toFile().length() > 0) {
                try (Connection connection = ServerCopy.open(file)) {
                    there = MovedTable.count(connection, table.name());
                }
            }
            tables.add(new Table(table.name(), table.file(), table.moved(), there));
        }
        return tables;
    }

    private Connection server() throws SQLException {
        PostgresServer server = new PostgresServer(address);
        Connection connection = server.connect();
        server.requireAlone(connection);
        connection.setAutoCommit(false);
        return connection;
    }

    private void requireFile(String name) {
        Path file = data.resolve(name);
        if (file.toFile().length() == 0) {
            throw new StartupFault("there is no " + file + " to move");
        }
    }

    private static void requireWord(boolean replace, List<Table> tables, String where) {
        long lost = tables.stream().mapToLong(Table::replaced).sum();
        if (lost > 0 && !replace) {
            throw new StartupFault(where + " holds " + lost
                    + " rows already, which the move would replace; see which with --dry-run, and say --replace");
        }
    }

    private static void discard(Path folder) throws IOException {
        for (String name : ServerCopy.FILES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
