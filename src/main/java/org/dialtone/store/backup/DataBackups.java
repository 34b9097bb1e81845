package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.dialtone.app.BackupExam;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Backups;
import org.dialtone.app.Passphrase;
import org.dialtone.store.StateSwap;

/**
 * Backs up, restores and resets the state of one data folder, whose lock this process holds: one operation at a time,
 * and none once a restart was decided.
 */
public final class DataBackups implements Backups, BackupExam {

    private final Path data;
    private final String version;
    private final InstantSource clock;
    private final int iterations;
    private final StateSwap succession;
    private final Semaphore turn = new Semaphore(1);
    private volatile Examined examined;

    /** Holds off other operations until it is closed. */
    private interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** @param version the version of this program */
    public DataBackups(Path data, String version, InstantSource clock) {
        this(data, version, clock, Envelope.ITERATIONS);
    }

    DataBackups(Path data, String version, InstantSource clock, int iterations) {
        this.iterations = iterations;
        this.data = data;
        this.version = version;
        this.clock = clock;
        succession = new StateSwap(data);
    }

    @Override
    public List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException {
        try (Turn _ = begin();
                Saving saving = Saving.begin(data, choice, version, clock.instant())) {
            saving.write(to.open(saving.leftOut()), passphrase, iterations);
            return saving.leftOut();
        }
    }

    @Override
    public Origin restore(InputStream backup, Passphrase passphrase) throws IOException {
        try (Turn _ = begin()) {
            return decided(unpacked(backup, passphrase));
        }
    }

    @Override
    public Examined examine(InputStream backup, Passphrase passphrase) throws IOException {
        try (Turn _ = begin()) {
            examined = unpacked(backup, passphrase);
            return examined;
        }
    }

    private Examined unpacked(InputStream backup, Passphrase passphrase) throws IOException {
        examined = null;
        Manifest manifest = Unpacking.unpack(data, backup, passphrase);
        Path folder = data.resolve(StateSwap.UNPACKED);
        Restored.mark(folder, manifest);
        Choice choice = new Choice(
                manifest.schemas().containsKey(Contents.JOURNAL), Files.exists(folder.resolve(Contents.FIRMWARE)));
        return new Examined(
                UUID.randomUUID().toString(),
                new Origin(manifest.made(), manifest.by()),
                choice,
                Snapshot.changed(folder.resolve(Contents.SITE)),
                Snapshot.leases(folder.resolve(Contents.LEASES)));
    }

    @Override
    public Optional<Examined> examined() {
        return Optional.ofNullable(examined);
    }

    @Override
    public Origin decide(String id) throws IOException {
        try (Turn _ = begin()) {
            if (examined == null || !examined.id().equals(id)) {
                throw new BackupFault(Kind.REQUEST, "no examined backup waits here any more; give it once more");
            }
            return decided(examined);
        }
    }

    private Origin decided(Examined backup) throws IOException {
        succession.decide();
        examined = null;
        return backup.origin();
    }

    @Override
    public void discard(String id) throws IOException {
        try (Turn _ = begin()) {
            if (examined != null && examined.id().equals(id)) {
                examined = null;
                StateSwap.discard(data.resolve(StateSwap.UNPACKED));
            }
        }
    }

    @Override
    public void undo() throws IOException {
        try (Turn _ = begin()) {
            if (!succession.decideToGoBack()) {
                throw new BackupFault(Kind.REQUEST, "nothing was restored here, so there is nothing to go back to");
            }
        }
    }

    @Override
    public void reset() throws IOException {
        try (Turn _ = begin()) {
            succession.decideToEmpty();
        }
    }

    private Turn begin() throws BackupFault {
        if (!turn.tryAcquire()) {
            throw new BackupFault(Kind.REQUEST, "a backup or a restore is under way; try again when it is done");
        }
        if (succession.isDecided()) {
            turn.release();
            throw new BackupFault(Kind.REQUEST, "the box is about to restart with another state");
        }
        return turn::release;
    }
}
