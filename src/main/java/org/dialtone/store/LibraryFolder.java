package org.dialtone.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.app.StartupFault;

/**
 * Where the program unpacks native libraries, which can only be loaded from a file: in the folder for temporary files,
 * or in the data folder where a mount forbids to run anything there (noexec).
 */
public final class LibraryFolder {

    /** A container's image and the appliance hold the libraries unpacked, and say so. */
    private static final String UNPACKED = "org.sqlite.lib.path";

    private LibraryFolder() {}

    /**
     * The folder; empty where the libraries were unpacked before.
     *
     * @throws StartupFault where neither folder will do
     */
    public static Optional<Path> find(Path data) {
        return System.getProperty(UNPACKED) == null
                ? Optional.of(first(Path.of(System.getProperty("java.io.tmpdir")), data))
                : Optional.empty();
    }

    static Path first(Path temporary, Path data) {
        return Stream.of(temporary, data)
                .filter(LibraryFolder::runs)
                .findFirst()
                .orElseThrow(() -> new StartupFault("the program's native libraries can't be loaded from " + temporary
                        + " nor from data folder " + data
                        + ": each is mounted noexec or can't be written; mount one of them without noexec, or set"
                        + " DIALTONE_DATA to a folder on another file system"));
    }

    /** For a file that its owner may run, the kernel says no where the mount says noexec: access(2), EACCES. */
    private static boolean runs(Path folder) {
        try {
            Path probe = Files.createTempFile(
                    folder,
                    "dialtone",
                    ".so",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                return Files.isExecutable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException _) {
            return false;
        }
    }
}
