package org.dialtone.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Said;
import org.dialtone.app.StartupFault;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.DecidedChange.What;
import org.dialtone.store.PendingState;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.StateChanges;
import org.dialtone.store.StateSwap;
import org.dialtone.store.move.ServerRows;

/** Those of the active process among others that share a server. */
public final class ServerDecisions implements Decisions {

    private static final String KEY = "secret.key";
    private static final Said NOT_ACTIVE = Said.of("backup.notActive");

    private final Path data;
    private final DatabaseAddress address;
    private final String machine;
    private final Supplier<OptionalLong> epoch;
    private final PendingState pending;

    /**
     * @param machine this one's name
     * @param epoch   under which this process is active; empty: it isn't sure to be
     */
    public ServerDecisions(Path data, DatabaseAddress address, String machine, Supplier<OptionalLong> epoch) {
        this.data = data;
        this.address = address;
        this.machine = machine;
        this.epoch = epoch;
        pending = new PendingState(data);
    }

    private interface Step {

        void take() throws IOException;
    }

    @Override
    public void prepare() throws IOException {
        Path unpacked = data.resolve(StateSwap.UNPACKED);
        if (Files.notExists(unpacked.resolve(KEY))) {
            Files.copy(data.resolve(KEY), unpacked.resolve(KEY));
        }
        require(unpacked);
    }

    /** The other machines have this one's key, and go on. */
    private void require(Path state) throws IOException {
        if (Files.mismatch(state.resolve(KEY), data.resolve(KEY)) >= 0) {
            throw refused(Said.of("backup.otherKey", KEY));
        }
        try {
            ServerRows.prepare(state);
        } catch (SQLException | StartupFault e) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.unchanged", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void restore() throws IOException {
        try {
            decide(What.RESTORE, pending::keep);
        } catch (IOException | RuntimeException e) {
            pending.discard();
            throw e;
        }
    }

    @Override
    public boolean undo() throws IOException {
        Path before = pending.coming(true);
        if (before.resolve(Contents.SITE).toFile().length() == 0) {
            return false;
        }
        require(before);
        decide(What.UNDO, () -> {});
        return true;
    }

    @Override
    public void reset() throws IOException {
        decide(What.RESET, () -> {});
    }

    @Override
    public boolean isMade() {
        return DecidedChange.isThere(data);
    }

    /** On the server first: whoever is active next learns of it there, where this process doesn't come back. */
    private void decide(What what, Step step) throws IOException {
        new StateSwap(data).requireOneFileSystem();
        DecidedChange change = DecidedChange.decided(what, epoch.get().orElseThrow(() -> refused(NOT_ACTIVE)));
        String process = ProcessId.make(data);
        try (Connection postgres = new PostgresServer(address.named(ProcessId.ofState(process))).connect()) {
            if (!StateChanges.decide(postgres, change, machine, process)) {
                throw refused(NOT_ACTIVE);
            }
            try {
                step.take();
                change.write(data);
            } catch (IOException e) {
                takeBack(postgres, change, e);
                throw e;
            }
        } catch (SQLException | StartupFault e) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.unchanged", String.valueOf(e.getMessage())), e);
        }
    }

    /** The file may lie there although it couldn't be written to its end; while it does, the server knows of it. */
    private void takeBack(Connection postgres, DecidedChange change, IOException why) {
        try {
            DecidedChange.forget(data);
            StateChanges.withdraw(postgres, change);
        } catch (IOException | SQLException e) {
            why.addSuppressed(e);
        }
    }

    private static BackupFault refused(Said why) {
        return new BackupFault(Kind.REQUEST, Said.of("backup.unchanged", why));
    }
}
