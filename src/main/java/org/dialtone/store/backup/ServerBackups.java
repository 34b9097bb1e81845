package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.BackupExam;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.HalfReset;
import org.dialtone.store.KeyCheck;
import org.dialtone.store.MovedAway;
import org.dialtone.store.StateSwap;
import org.dialtone.store.move.DatabaseMove;
import org.dialtone.store.move.MoveInDoubt;
import org.dialtone.store.move.ServerRows;

/**
 * Backs up, restores and resets a stopped box that keeps its rows on a server. A restore takes the server's rows into the
 * data folder, exchanges the folder's whole state as of a box on files, and moves the rows back: before the last step the
 * server has its old ones, and where that fails the folder gets its old state again.
 */
public final class ServerBackups implements Backups {

    private final Path data;
    private final DatabaseAddress address;
    private final String name;
    private final DataBackups onServer;
    private final DataBackups inFolder;
    private final ServerRows rows;
    private final DatabaseMove move;
    private final StateSwap swap;

    /**
     * @param data    the data folder, whose lock this process holds
     * @param name    this machine's, for the people of others
     * @param version of this program
     */
    public ServerBackups(Path data, DatabaseAddress address, String name, String version, InstantSource clock) {
        this(
                data,
                address,
                name,
                new DataBackups(data, version, clock, Optional.of(address)),
                new DataBackups(data, version, clock, Optional.empty()));
    }

    ServerBackups(Path data, DatabaseAddress address, String name, DataBackups onServer, DataBackups inFolder) {
        this.data = data;
        this.address = address;
        this.name = name;
        this.onServer = onServer;
        this.inFolder = inFolder;
        rows = new ServerRows(address);
        move = new DatabaseMove(data, address, name);
        swap = new StateSwap(data);
    }

    private interface Step {

        void take() throws IOException, SQLException;
    }

    @Override
    public List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException {
        return onServer.save(choice, passphrase, to);
    }

    @Override
    public Origin restore(InputStream backup, Passphrase passphrase) throws IOException {
        DecidedChange.require(data);
        MovedAway.requireNoFiles(data, address);
        BackupExam.Examined examined = inFolder.examine(backup, passphrase);
        unchanged(() -> {
            try {
                ServerRows.prepare(data.resolve(StateSwap.UNPACKED));
                copyRows();
            } catch (IOException | SQLException | RuntimeException e) {
                inFolder.discard(examined.id());
                throw e;
            }
        });
        exchange(() -> inFolder.decide(examined.id()));
        toServer(true);
        return examined.origin();
    }

    @Override
    public void undo() throws IOException {
        DecidedChange.require(data);
        MovedAway.requireNoFiles(data, address);
        Path before = data.resolve(StateSwap.BEFORE);
        if (before.resolve(Contents.SITE).toFile().length() == 0) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.noUndo.rows"));
        }
        unchanged(() -> {
            ServerRows.prepare(before);
            copyRows();
        });
        exchange(swap::decideToGoBack);
        toServer(false);
    }

    private void copyRows() throws IOException, SQLException {
        rows.copyInto(data, new KeyCheck(new SecretBox(data, new SecureRandom()), name));
    }

    @Override
    public void reset() throws IOException {
        DecidedChange.require(data);
        requireOneFileSystem();
        emptyRows();
        try {
            swap.decideToEmpty();
            swap.finish();
        } catch (IOException e) {
            throw new StartupFault(
                    "the tables on " + address + " are empty, but " + data + " couldn't be emptied (" + e
                            + "): see to the folder, and repeat the reset; no box starts there before",
                    e);
        }
    }

    private void requireOneFileSystem() throws BackupFault {
        try {
            swap.requireOneFileSystem();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void emptyRows() throws IOException {
        boolean repeated = HalfReset.begin(data);
        try {
            unchanged(rows::empty);
        } catch (BackupFault e) {
            if (!repeated) {
                HalfReset.withdraw(data);
            }
            throw e;
        }
    }

    /** Exchanges the folder's state; where that can't be, the rows on the server count as before. */
    private void exchange(Step decision) throws IOException {
        try {
            unchanged(decision);
        } catch (IOException e) {
            ServerRows.discardFiles(data);
            throw e;
        }
        swap.finish();
    }

    private void toServer(boolean restored) throws IOException {
        try {
            move.toServer(false, true);
        } catch (MoveInDoubt e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            goBack(restored);
            throw refused(e);
        }
    }

    private void goBack(boolean restored) throws IOException {
        swap.decideToGoBack();
        swap.finish();
        ServerRows.discardFiles(data);
        if (restored) {
            StateSwap.discard(data.resolve(StateSwap.BEFORE));
        }
    }

    private static void unchanged(Step step) throws IOException {
        try {
            step.take();
        } catch (MoveInDoubt e) {
            throw e;
        } catch (SQLException | StartupFault e) {
            throw refused(e);
        }
    }

    private static BackupFault refused(Exception cause) {
        return new BackupFault(Kind.REQUEST, Said.of("backup.unchanged", String.valueOf(cause.getMessage())), cause);
    }
}
