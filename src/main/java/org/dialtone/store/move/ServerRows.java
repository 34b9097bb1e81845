package org.dialtone.store.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.LeaseDatabase;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SharedTls;
import org.dialtone.store.SiteSchema;

/** All rows that a server holds of a stopped box: copied into a folder, or emptied. */
public final class ServerRows {

    private final DatabaseAddress address;

    public ServerRows(DatabaseAddress address) {
        this.address = address.withPatience(DatabaseMove.PATIENCE);
    }

    /**
     * Copies them into {@code site.db} and {@code leases.db} of a folder that has neither.
     *
     * @param key the folder's, which goes where the copy goes
     * @return false: there are no tables
     * @throws StartupFault where the server can't be used, a Dialtone uses it, or the key isn't the rows'
     */
    public boolean copyInto(Path folder, KeyCheck key) throws IOException, SQLException {
        try (Connection postgres = connect()) {
            if (!MovedVersions.isMade(postgres)) {
                return false;
            }
            key.requireNoOther(postgres);
            ServerCopy.into(folder, postgres);
            return true;
        } catch (IOException | SQLException | StartupFault e) {
            discardFiles(folder);
            throw e;
        }
    }

    /** Deletes what {@link #copyInto} made. */
    public static void discardFiles(Path folder) throws IOException {
        for (String name : ServerCopy.FILES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /**
     * Brings the leases of a backup to this version's tables.
     *
     * @throws StartupFault where the site in the folder has the tables of another version, which only a box on files
     *                      brings to this one
     */
    public static void prepare(Path folder) throws SQLException {
        Path leases = folder.resolve(ServerCopy.LEASES);
        LeaseDatabase.makeTables(leases);
        try (Connection site = ServerCopy.open(folder.resolve(ServerCopy.SITE));
                Connection rows = ServerCopy.open(leases)) {
            MovedVersions.requireOfFiles(site, rows);
        }
    }

    /**
     * Deletes all rows, and what the key was known by: the next start on the server is a first one.
     *
     * @throws MoveInDoubt where the server doesn't confirm it
     */
    public void empty() throws SQLException {
        try (Connection postgres = connect()) {
            SiteSchema.make(postgres);
        }
        // It raises the epoch too: a process that is frozen knows rows that will be no more.
        LeaseDatabase.makeTables(address);
        try (Connection postgres = connect()) {
            postgres.setAutoCommit(false);
            truncate(postgres);
            KeyCheck.forget(postgres);
            SharedTls.forget(postgres);
            commit(postgres);
        }
    }

    static void truncate(Connection postgres) throws SQLException {
        List<String> tables =
                MovePlan.tables(postgres).stream().map(MovedTable::quoted).toList();
        try (Statement statement = postgres.createStatement()) {
            statement.execute("truncate " + String.join(", ", tables) + " restart identity");
        }
    }

    private void commit(Connection postgres) {
        try {
            postgres.commit();
        } catch (SQLException e) {
            throw new MoveInDoubt(
                    "whether the tables are empty is unknown, because " + address + " didn't confirm it ("
                            + e.getMessage() + "): start no box before, and repeat the reset",
                    e);
        }
    }

    private Connection connect() throws SQLException {
        PostgresServer server = new PostgresServer(address);
        Connection connection = server.connect();
        try {
            server.requireAlone(connection);
            MovedAway.require(connection);
            return connection;
        } catch (SQLException | StartupFault e) {
            connection.close();
            throw e;
        }
    }
}
