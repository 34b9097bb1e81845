package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.app.BackupExam;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Said;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.StateSwap;
import org.jboss.logging.Logger;

/**
 * Backs up, restores and resets the state of one data folder, whose lock this process holds: one operation at a time,
 * and none once a restart was decided.
 */
public final class DataBackups implements Backups, BackupExam {

    private static final Logger LOG = Logger.getLogger(DataBackups.class);

    /** An examined backup lies unpacked, with its keys in clear. */
    private static final long LONGEST = Duration.ofMinutes(15).toNanos();
    /** In milliseconds. */
    private static final long MOMENT = 1_000;

    private final Path data;
    private final String version;
    private final InstantSource clock;
    private final Optional<DatabaseAddress> server;
    private final int iterations;
    private final Decisions decisions;
    private final Semaphore turn = new Semaphore(1);
    private final LongSupplier nanos;
    private volatile Waiting waiting;

    /** An examined backup. @param since elapsed time when it was examined, in nanoseconds */
    private record Waiting(Examined backup, long since) {}

    /** Tells from what was unpacked what an operation answers with. */
    private interface Reading<T> {

        T of(Manifest manifest) throws IOException;
    }

    /** Holds off other operations until it is closed. */
    private interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Of a box on files, or for backups alone.
     *
     * @param version the version of this program
     * @param server  the server that has the databases instead of the folder; empty: the folder has them
     */
    public DataBackups(Path data, String version, InstantSource clock, Optional<DatabaseAddress> server) {
        this(data, version, clock, server, Envelope.ITERATIONS, System::nanoTime);
    }

    /** Of the running box that keeps its rows on a server. */
    public DataBackups(
            Path data, String version, InstantSource clock, DatabaseAddress server, ServerDecisions decisions) {
        this(data, version, clock, Optional.of(server), decisions, Envelope.ITERATIONS, System::nanoTime);
    }

    /** @param nanos elapsed time in nanoseconds */
    DataBackups(
            Path data,
            String version,
            InstantSource clock,
            Optional<DatabaseAddress> server,
            int iterations,
            LongSupplier nanos) {
        this(data, version, clock, server, Decisions.inFolder(new StateSwap(data)), iterations, nanos);
    }

    DataBackups(
            Path data,
            String version,
            InstantSource clock,
            Optional<DatabaseAddress> server,
            Decisions decisions,
            int iterations,
            LongSupplier nanos) {
        this.server = server;
        this.decisions = decisions;
        this.nanos = nanos;
        this.iterations = iterations;
        this.data = data;
        this.version = version;
        this.clock = clock;
    }

    @Override
    public List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException {
        try (Turn _ = begin();
                Saving saving = Saving.begin(data, server, choice, version, clock.instant())) {
            saving.write(to.open(saving.leftOut()), passphrase, iterations);
            return saving.leftOut();
        }
    }

    @Override
    public Origin restore(InputStream backup, Passphrase passphrase) throws IOException {
        try (Turn _ = begin()) {
            Origin origin = unpacked(backup, passphrase, DataBackups::origin);
            try {
                return decided(origin);
            } catch (IOException | RuntimeException e) {
                forget();
                throw e;
            }
        }
    }

    @Override
    public Examined examine(InputStream backup, Passphrase passphrase) throws IOException {
        try (Turn _ = begin()) {
            Examined examined = unpacked(backup, passphrase, this::examined);
            waiting = new Waiting(examined, nanos.getAsLong());
            return examined;
        }
    }

    /** After any failure nothing unpacked is left. */
    private <T> T unpacked(InputStream backup, Passphrase passphrase, Reading<T> reading) throws IOException {
        waiting = null;
        Manifest manifest = Unpacking.unpack(data, backup, passphrase);
        try {
            decisions.prepare();
            Restored.mark(folder(), manifest);
            return reading.of(manifest);
        } catch (IOException | RuntimeException e) {
            StateSwap.discard(folder());
            throw e;
        }
    }

    private Path folder() {
        return data.resolve(StateSwap.UNPACKED);
    }

    private static Origin origin(Manifest manifest) {
        return new Origin(manifest.made(), manifest.by());
    }

    private Examined examined(Manifest manifest) throws IOException {
        Choice choice = new Choice(
                manifest.schemas().containsKey(Contents.JOURNAL), Files.exists(folder().resolve(Contents.FIRMWARE)));
        return new Examined(
                UUID.randomUUID().toString(),
                origin(manifest),
                choice,
                Snapshot.changed(folder().resolve(Contents.SITE)),
                Snapshot.leases(folder().resolve(Contents.LEASES)));
    }

    @Override
    public Optional<Examined> examined() {
        return Optional.ofNullable(waiting)
                .filter(each -> nanos.getAsLong() - each.since() < LONGEST)
                .map(Waiting::backup);
    }

    private Optional<Examined> examined(String id) {
        return examined().filter(each -> each.id().equals(id));
    }

    @Override
    public Origin decide(String id) throws IOException {
        try (Turn _ = begin()) {
            return decided(examined(id)
                    .map(Examined::origin)
                    .orElseThrow(() -> new BackupFault(Kind.REQUEST, Said.of("backup.gone"))));
        }
    }

    private Origin decided(Origin backup) throws IOException {
        decisions.restore();
        waiting = null;
        return backup;
    }

    /** Forgets an examined backup that nobody gave the word for; to be called once in a while. */
    public void look() {
        if (!turn.tryAcquire()) {
            return;
        }
        try {
            if (waiting != null && examined().isEmpty()) {
                forget();
            }
        } catch (IOException e) {
            LOG.warnf("an unpacked backup can't be deleted: %s; a restart deletes it", e);
        } finally {
            turn.release();
        }
    }

    private void forget() throws IOException {
        waiting = null;
        StateSwap.discard(folder());
    }

    @Override
    public void discard(String id) throws IOException {
        try (Turn _ = begin()) {
            if (examined(id).isPresent()) {
                forget();
            }
        }
    }

    @Override
    public void undo() throws IOException {
        try (Turn _ = begin()) {
            if (!decisions.undo()) {
                throw new BackupFault(Kind.REQUEST, Said.of("backup.noUndo"));
            }
        }
    }

    @Override
    public void reset() throws IOException {
        try (Turn _ = begin()) {
            decisions.reset();
        }
    }

    private Turn begin() throws BackupFault {
        if (!isMyTurn()) {
            throw new BackupFault(Kind.REQUEST, Said.of("backup.busy"));
        }
        if (decisions.isMade()) {
            turn.release();
            throw new BackupFault(Kind.REQUEST, Said.of("backup.decided"));
        }
        return turn::release;
    }

    /** Who has a backup's last byte may act at once, and the backup ends a moment after that. */
    private boolean isMyTurn() {
        try {
            return turn.tryAcquire(MOMENT, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
