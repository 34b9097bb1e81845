package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * Backup, restore and reset of the box's whole state. Each fault is a {@link BackupFault}, and then nothing was
 * changed.
 */
public interface Backups {

    /** The folder, within the data folder, that holds the state from before the last restore. */
    String BEFORE = "before-restore";

    /** What a backup holds besides the site, the leases, the keys and the operator's own packs. */
    record Choice(boolean journal, boolean firmware) {}

    /**
     * Where a backup comes from.
     *
     * @param by the version of Dialtone that made it
     */
    record Origin(Instant made, String by) {}

    /** The destination of a backup; it is opened only when the backup is sure to begin. */
    interface Destination {

        /** @param leftOut files that no backup can hold, by name */
        OutputStream open(List<String> leftOut) throws IOException;
    }

    /**
     * Makes a backup. The destination is opened once everything is copied that can fail on the box's side.
     *
     * @return the files left out, by name
     */
    List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException;

    /** Takes a backup, which becomes the state of the box at the next start. */
    Origin restore(InputStream backup, Passphrase passphrase) throws IOException;

    /** Makes the state from before the last restore the state of the box again, at the next start. */
    void undo() throws IOException;

    /** Lets the box begin with an empty state at the next start. */
    void reset() throws IOException;
}
