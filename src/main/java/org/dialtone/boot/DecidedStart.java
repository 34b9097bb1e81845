package org.dialtone.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.DecidedChange;
import org.dialtone.store.DecidedChange.What;
import org.dialtone.store.PendingState;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.ProcessId;
import org.dialtone.store.StateChanges;
import org.dialtone.store.move.MoveInDoubt;
import org.dialtone.store.move.RowReplacement;
import org.jboss.logging.Logger;

/**
 * The start after a restore, an undo or a reset was decided on the active process of a server, before Quarkus: it takes the
 * row that this process kept for itself, replaces the rows, then the folder's state, and keeps the row for the start
 * itself. Where another was active meanwhile, the change is given up.
 */
final class DecidedStart {

    private static final Logger LOG = Logger.getLogger(DecidedStart.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** For so long nobody else takes the row. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final DatabaseAddress address;
    private final SharingProcess process;
    private final PendingState state;
    private final SecretBox secrets;
    private DecidedChange change;
    /** How it took the row; null: it didn't yet. */
    private Taking.Taken taken;

    private DecidedStart(Settings settings, DatabaseAddress address, DecidedChange change) {
        this.data = settings.data();
        this.address = address;
        this.change = change;
        state = new PendingState(data);
        secrets = new SecretBox(data, new SecureRandom());
        process = ProcessWiring.sharing(settings, address, List.of(), secrets, Wiring.clock(), () -> {}, () -> true);
    }

    /**
     * Does nothing where nothing was decided.
     *
     * @throws StartupFault where what was decided can neither be carried out nor given up yet
     */
    static void carryOut(Settings settings) {
        DatabaseSetting.read(settings).ifPresent(address -> {
            try {
                if (DecidedChange.isThere(settings.data())) {
                    DecidedChange change = DecidedChange.find(settings.data()).orElseThrow();
                    new DecidedStart(settings, address, change).run();
                } else {
                    new PendingState(settings.data()).discard();
                }
            } catch (IOException e) {
                throw new StartupFault(
                        "what was decided on the running box can't be carried out in " + settings.data() + " (" + e
                                + "); see to the folder, and start again",
                        e);
            }
        });
    }

    private void run() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!attempt()) {
                if (System.nanoTime() > end) {
                    throw new StartupFault("a " + word() + " waits here, and the row of the active process can't be"
                            + " taken: see which Dialtone uses " + address + ", and start again");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } finally {
            process.end();
        }
    }

    /** @return false: it isn't known yet whether it is done or given up */
    private boolean attempt() throws IOException {
        try {
            return taken == null ? take() : goOn();
        } catch (DatabaseAway | AwayAtStart e) {
            LOG.warnf("a %s waits for the database: %s", word(), e.getMessage());
            return false;
        }
    }

    private boolean take() throws DatabaseAway, IOException {
        return switch (process.take(this::note)) {
            case Taking.Taken first -> {
                taken = first;
                yield goOn();
            }
            case Taking.TooNew newer -> {
                settle(newer.says());
                yield true;
            }
            case Taking.Held held -> isOver(held);
        };
    }

    /** Where this start is broken off, the next one knows that it was this one that had the row meanwhile. */
    private void note(Taking.Taken coming) {
        if (change.counts(coming)) {
            change = change.taking(coming);
            try {
                change.write(data);
            } catch (IOException e) {
                LOG.warnf(
                        "where this start is broken off, the %s is given up, for its file can't be written: %s",
                        word(), e);
            }
        }
    }

    private boolean isOver(Taking.Held held) throws DatabaseAway, IOException {
        process.note();
        boolean another = process.isAnotherActive();
        if (another) {
            settle(held.name() + " is active");
        }
        return another;
    }

    private boolean goOn() throws DatabaseAway, IOException {
        process.endEarlier();
        if (!change.counts(taken)) {
            settle((taken.from() == null ? "another process, or a command," : taken.from()) + " was active since");
        } else if (isDone()) {
            putInPlace();
        } else {
            replace();
        }
        return true;
    }

    /** Nobody can commit it any more: it is done, or it never will be. */
    private void settle(String why) throws IOException {
        if (isDone()) {
            putInPlace();
        } else {
            giveUp(why);
        }
    }

    private void replace() throws IOException {
        RowReplacement rows = new RowReplacement(
                address,
                process.self().id(),
                process.self().name(),
                process.begun().epoch());
        try {
            if (change.what() == What.RESET) {
                rows.empty(change);
            } else {
                rows.copyInto(state.rowsFolder());
                state.keepRows();
                rows.replace(state.coming(change.what() == What.UNDO), secrets, change);
            }
        } catch (MoveInDoubt | AwayAtStart e) {
            throw e;
        } catch (SQLException e) {
            if (server().fault(e) instanceof AwayAtStart away) {
                throw away;
            }
            giveUp(e.getMessage());
            return;
        } catch (IOException | StartupFault e) {
            giveUp(e.getMessage());
            return;
        }
        putInPlace();
    }

    private void putInPlace() throws IOException {
        if (change.what() == What.RESET) {
            state.empty();
        } else {
            state.putInPlace(change.what() == What.UNDO);
        }
        DecidedChange.forget(data);
    }

    private void giveUp(String why) throws IOException {
        LOG.errorf(
                "the %s that was decided here is not carried out: %s. The state on %s is as it was, and nothing is left of"
                        + " the %s here: decide it again if you still want it",
                word(), why, address, word());
        DecidedChange.forget(data);
        state.discard();
    }

    private String word() {
        return change.what().word();
    }

    private boolean isDone() {
        try (Connection postgres = server().connect()) {
            return StateChanges.isDone(postgres, change);
        } catch (SQLException e) {
            throw server().fault(e);
        }
    }

    private PostgresServer server() {
        return new PostgresServer(address.named(ProcessId.ofStart(process.self().id())));
    }
}
