package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.dialtone.store.Succession;
import org.dialtone.store.backup.BackupFault.Kind;

/** Backup, restore and reset of one data folder, whose lock this process holds: one at a time, and none once a restart was decided. */
public final class BackupDesk {

    private final Path data;
    private final String version;
    private final InstantSource clock;
    private final int iterations;
    private final Succession succession;
    private final Semaphore turn = new Semaphore(1);

    /** @param version of this program */
    public BackupDesk(Path data, String version, InstantSource clock) {
        this(data, version, clock, Envelope.ITERATIONS);
    }

    BackupDesk(Path data, String version, InstantSource clock, int iterations) {
        this.iterations = iterations;
        this.data = data;
        this.version = version;
        this.clock = clock;
        succession = new Succession(data);
    }

    /** Where a backup goes that is sure to begin. */
    public interface Destination {

        /** @param leftOut files that no backup can hold, by name */
        OutputStream open(List<String> leftOut) throws IOException;
    }

    /** Makes a backup; the destination is opened once all is copied that can fail on the box's side. */
    public List<String> save(Saving.Choice choice, Passphrase passphrase, Destination to) throws IOException {
        begin();
        try (Saving saving = Saving.begin(data, choice, version, clock.instant())) {
            saving.write(to.open(saving.leftOut()), passphrase, iterations);
            return saving.leftOut();
        } finally {
            turn.release();
        }
    }

    /** Takes a backup and decides that it is the state of the box from the next start on. */
    public Manifest restore(InputStream backup, Passphrase passphrase) throws IOException {
        begin();
        try {
            Manifest manifest = Unpacking.unpack(data, backup, passphrase);
            Restored.mark(data.resolve(Succession.UNPACKED), manifest);
            succession.decide();
            return manifest;
        } finally {
            turn.release();
        }
    }

    /** Decides that what was in force before the last restore is so again from the next start on. */
    public void undo() throws IOException {
        begin();
        try {
            if (!succession.decideToGoBack()) {
                throw new BackupFault(Kind.REQUEST, "nothing was restored here, so there is nothing to go back to");
            }
        } finally {
            turn.release();
        }
    }

    /** Decides that the box begins anew at the next start. */
    public void reset() throws IOException {
        begin();
        try {
            succession.decideToEmpty();
        } finally {
            turn.release();
        }
    }

    private void begin() throws BackupFault {
        if (!turn.tryAcquire()) {
            throw new BackupFault(Kind.REQUEST, "a backup or a restore is under way; try again when it is done");
        }
        if (succession.isDecided()) {
            turn.release();
            throw new BackupFault(Kind.REQUEST, "the box is about to restart with another state");
        }
    }
}
