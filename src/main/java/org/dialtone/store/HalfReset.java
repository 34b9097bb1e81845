package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;

/** The mark of a reset that empties the tables on a server before the data folder: no box starts on one half. */
public final class HalfReset {

    private static final String MARK = "reset.unfinished";

    private HalfReset() {}

    /**
     * Sets the mark, before a table is emptied; it goes with all else that is in the folder.
     *
     * @return whether an earlier reset left it
     */
    public static boolean begin(Path data) throws IOException {
        boolean repeated = Files.exists(data.resolve(MARK));
        PrivateFile.replace(data.resolve(MARK), "");
        return repeated;
    }

    /** Removes the mark, where no row went. */
    public static void withdraw(Path data) throws IOException {
        Files.delete(data.resolve(MARK));
    }

    /** @throws StartupFault where a reset was broken off */
    public static void require(Path data) {
        if (Files.exists(data.resolve(MARK))) {
            throw new StartupFault("a reset of " + data + " and its tables on PostgreSQL was broken off, and the tables"
                    + " may be empty already: repeat it (dialtone reset), or restore a backup (dialtone restore), with"
                    + " DIALTONE_DB as it was");
        }
    }
}
