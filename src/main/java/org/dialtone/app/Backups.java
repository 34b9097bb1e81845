package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Backup, restore and reset of the box's whole state; each fault is a {@link BackupFault}, and then nothing was changed. */
public interface Backups {

    /** The folder, within the data folder, that holds what was in force before the last restore. */
    String BEFORE = "before-restore";

    /** What a backup holds beside the site, the leases, the keys and the operator's own packs. */
    record Choice(boolean journal, boolean firmware) {}

    /**
     * Where a backup comes from.
     *
     * @param by the version of Dialtone that made it
     */
    record Origin(Instant made, String by) {}

    /** Where a backup goes that is sure to begin. */
    interface Destination {

        /** @param leftOut files that no backup can hold, by name */
        OutputStream open(List<String> leftOut) throws IOException;
    }

    /** Makes a backup; the destination is opened once all is copied that can fail on the box's side. @return files left out, by name */
    List<String> save(Choice choice, Passphrase passphrase, Destination to) throws IOException;

    /** Takes a backup and decides that it is the state of the box from the next start on. */
    Origin restore(InputStream backup, Passphrase passphrase) throws IOException;

    /** Decides that what was in force before the last restore is so again from the next start on. */
    void undo() throws IOException;

    /** Decides that the box begins anew at the next start. */
    void reset() throws IOException;
}
