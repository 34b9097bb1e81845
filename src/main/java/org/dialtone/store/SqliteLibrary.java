package org.dialtone.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dialtone.app.StartupFault;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native code. Its driver would keep the unpacked file until an orderly end, which a process that is killed or
 * starts itself again never has: each would leave a megabyte.
 */
final class SqliteLibrary {

    private static final Logger LOG = Logger.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /** Loads it, once in a process, and leaves no file behind. */
    static void load(Path data) {
        LibraryFolder.find(data).ifPresent(SqliteLibrary::loadBelow);
    }

    private static synchronized void loadBelow(Path folder) {
        try {
            Path own = Files.createTempDirectory(folder, "dialtone-sqlite");
            String before = System.setProperty(FOLDER, own.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                putBack(before);
                delete(own);
            }
        } catch (Exception e) {
            throw new StartupFault(
                    "SQLite's library can't be loaded from " + folder + " (" + e.getMessage() + "); let user "
                            + System.getProperty("user.name") + " write and run files there",
                    e);
        }
    }

    private static void putBack(String before) {
        if (before == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }

    /** What can't be deleted stays: over NFS a loaded library keeps a file in its folder. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.debugf(e, "%s stays", folder);
        }
    }
}
