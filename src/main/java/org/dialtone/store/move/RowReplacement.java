package org.dialtone.store.move;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.SharedTls;
import org.dialtone.store.StateChanges;

/**
 * Replaces all rows of a server while other processes are ready, in one transaction of the process that has the row of the
 * active one: where another took that meanwhile, nothing is changed.
 */
public final class RowReplacement {

    private static final String STILL_ACTIVE = "select 1 from lease_writer where process = ? and epoch = ? for update";

    private final DatabaseAddress address;
    private final String process;
    private final String machine;
    private final long epoch;

    /**
     * @param process the id of this process, which has ended the sessions of all before it
     * @param machine its name
     * @param epoch   under which it has the row
     */
    public RowReplacement(DatabaseAddress address, String process, String machine, long epoch) {
        this.address = address.named(ProcessId.ofState(process)).withPatience(DatabaseMove.PATIENCE);
        this.process = process;
        this.machine = machine;
        this.epoch = epoch;
    }

    /** Copies the rows into {@code site.db} and {@code leases.db} of an empty folder. */
    public void copyInto(Path folder) throws IOException, SQLException {
        try (Connection postgres = connect()) {
            ServerCopy.into(folder, postgres);
        }
    }

    /**
     * Puts the rows of {@code site.db} and {@code leases.db} of a folder, and the certificates there, in the place of what
     * is on the server.
     *
     * @param secrets have the key of both
     * @throws MoveInDoubt where the server doesn't confirm it
     */
    public void replace(Path folder, SecretBox secrets, DecidedChange change) throws IOException, SQLException {
        try (Connection site = ServerCopy.open(folder.resolve(ServerCopy.SITE));
                Connection leases = ServerCopy.open(folder.resolve(ServerCopy.LEASES));
                Connection postgres = connect()) {
            MovedVersions.requireOfFiles(site, leases);
            MovedVersions.requireOfServer(postgres);
            postgres.setAutoCommit(false);
            DatabaseMove.moved(postgres, Map.of(ServerCopy.SITE, site, ServerCopy.LEASES, leases));
            new SharedTls(folder, secrets).push(postgres);
            commit(postgres, change);
        }
    }

    /**
     * Deletes all rows, and what the key was known by.
     *
     * @throws MoveInDoubt where the server doesn't confirm it
     */
    public void empty(DecidedChange change) throws SQLException {
        try (Connection postgres = connect()) {
            postgres.setAutoCommit(false);
            ServerRows.truncate(postgres);
            KeyCheck.forget(postgres);
            SharedTls.forget(postgres);
            commit(postgres, change);
        }
    }

    /** Nobody takes the row between the look at it and the commit. */
    private void commit(Connection postgres, DecidedChange change) throws SQLException {
        StateChanges.done(postgres, change.id(), change.what().word(), machine);
        try (PreparedStatement active = postgres.prepareStatement(STILL_ACTIVE)) {
            active.setString(1, process);
            active.setLong(2, epoch);
            if (!active.executeQuery().next()) {
                throw new StartupFault("another process took over meanwhile");
            }
        }
        try {
            postgres.commit();
        } catch (SQLException e) {
            throw new MoveInDoubt(
                    "whether the " + change.what().word() + " counts is unknown, because " + address
                            + " didn't confirm it (" + e.getMessage() + "); the next start finds out",
                    e);
        }
    }

    private Connection connect() {
        return new PostgresServer(address).connect();
    }
}
