package org.dialtone.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.app.PrivateFile;
import org.dialtone.app.StartupFault;

/**
 * The one folder with all state; one process at a time holds it. The kernel frees the lock when that process dies,
 * however it dies.
 */
public final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    /**
     * The folders that this process holds. A second channel on a lock file, when closed, would free the process's own
     * lock: POSIX counts locks by process.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String PROBE = "probe";
    private static final int PROBE_BYTES = 512 << 10;
    private static final String FULL = "No space left on device";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder (0700) where it is missing, takes its lock, and carries out a decided restore or reset; loads
     * the library that its databases need. Faults where the folder can't be written or another process holds it.
     */
    public static DataFolder open(Path folder) {
        Path real = prepare(folder);
        SqliteLibrary.load(real);
        if (!HELD.add(real)) {
            throw heldBy(folder, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return succeeded(new DataFolder(real, lock(folder, real.resolve("lock"))));
        } catch (StartupFault e) {
            HELD.remove(real);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /**
     * The path of a file in the folder that only its owner can read (0600); makes an empty file where it is missing.
     */
    public Path file(String name) {
        try {
            return PrivateFile.make(path.resolve(name));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    @Override
    public void close() {
        HELD.remove(path);
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartupFault("the lock of " + path + " can't be freed: " + e.getMessage(), e);
        }
    }

    private static DataFolder succeeded(DataFolder held) {
        try {
            new StateSwap(held.path).finish();
            return held;
        } catch (IOException e) {
            held.close();
            throw new StartupFault(
                    "what a restore or a reset decided can't be done in " + held.path + " (" + e
                            + "); make room and let user " + System.getProperty("user.name")
                            + " write there, then start again: nothing is lost",
                    e);
        }
    }

    private static Path prepare(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            }
            probe(folder);
            return folder.toRealPath();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /**
     * Tests for the right to write and for room for the logs that SQLite begins with, because SQLite's own words on a
     * full disk help nobody.
     */
    private static void probe(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, PROBE, null);
        try {
            Files.write(probe, new byte[PROBE_BYTES]);
        } finally {
            Files.delete(probe);
        }
    }

    private static FileChannel lock(Path folder, Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PrivateFile.OWNER_ONLY));
            if (channel.tryLock() == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw heldBy(folder, holder);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static StartupFault heldBy(Path folder, String pid) {
        return new StartupFault("data folder " + folder + " is in use by process " + (pid.isEmpty() ? "(unknown)" : pid)
                + "; stop that Dialtone first, or set DIALTONE_DATA to another folder");
    }

    private static StartupFault notWritable(Path folder, IOException e) {
        if (FULL.equals(reason(e))) {
            return new StartupFault(
                    "the disk of data folder " + folder + " is full; make room there, then start again", e);
        }
        return new StartupFault(
                "data folder " + folder + " can't be written (" + reason(e) + "); give its owner write access for user "
                        + System.getProperty("user.name") + ", or set DIALTONE_DATA to another folder",
                e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is a file";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default -> e.getMessage();
        };
    }
}
