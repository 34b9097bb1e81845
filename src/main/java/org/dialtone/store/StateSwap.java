package org.dialtone.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dialtone.app.PrivateFile;
import org.jboss.logging.Logger;

/**
 * Replaces the state of the data folder by another, all of it or nothing, although power may fail at any moment. One
 * rename decides; the next holder of the folder's lock does the rest, and repeats what was broken off.
 */
public final class StateSwap {

    /** The folder where a restored state is unpacked and examined; it counts for nothing until {@link #decide}. */
    public static final String UNPACKED = "restore.part";
    /** The folder with the state from before the last restore. */
    public static final String BEFORE = "before-restore";

    /** The file by which a restored state is known until a box has started with it. */
    public static final String RESTORED = "restored";

    /** The file with the last number that a revision got here, which never goes back. */
    public static final String REVISION_NUMBER = "revision-number";

    private static final Logger LOG = Logger.getLogger(StateSwap.class);
    /** The folder with the whole new state, while the old state still lies in its place. */
    private static final String DECIDED = "restore.ready";
    /**
     * The folder with the rest of the new state, when the old state is away: what still lies here belongs in its place.
     */
    private static final String MOVING = "restore.moving";

    private static final String EMPTIED = "reset.wanted";
    private static final String SNAPSHOT = "backup.part";
    /** Files that belong to the folder or to its file system, not to the state. */
    private static final Set<String> STAYS = Set.of(
            "lock",
            "control",
            "lost+found",
            ProcessId.FILE,
            REVISION_NUMBER,
            UNPACKED,
            DECIDED,
            MOVING,
            BEFORE,
            EMPTIED,
            SNAPSHOT,
            DecidedChange.FILE,
            PendingState.COMING,
            PendingState.ROWS);
    /** The folder that stays where the new state brings none: a backup usually leaves it out. */
    private static final String FIRMWARE = "firmware";

    private final Path folder;
    private final Runnable beforeEachStep;

    /** @param folder the data folder */
    public StateSwap(Path folder) {
        this(folder, () -> {});
    }

    /** @param beforeEachStep runs before anything is changed on the disk, and may throw as if power failed there */
    StateSwap(Path folder, Runnable beforeEachStep) {
        this.folder = folder;
        this.beforeEachStep = beforeEachStep;
    }

    /**
     * Makes an empty folder (0700) in the data folder for a backup's copies of the databases; the next holder of the
     * lock deletes it.
     */
    public Path snapshotFolder() throws IOException {
        return fresh(SNAPSHOT);
    }

    /** Makes an empty folder (0700) for the new state, beside the present one. */
    public Path unpackFolder() throws IOException {
        return fresh(UNPACKED);
    }

    /**
     * Decides that the content of {@link #unpackFolder} is the folder's state from now on; {@link #finish} puts it in
     * place.
     */
    public void decide() throws IOException {
        decide(UNPACKED);
    }

    /** @param name of the folder with the new state */
    void decide(String name) throws IOException {
        requireOneFileSystem();
        syncAll(folder.resolve(name));
        delete(folder.resolve(BEFORE));
        rename(folder.resolve(name), folder.resolve(DECIDED));
    }

    /** Gives a folder another name, with all in it on the disk. */
    void keep(String name, String as) throws IOException {
        requireOneFileSystem();
        syncAll(folder.resolve(name));
        delete(folder.resolve(as));
        rename(folder.resolve(name), folder.resolve(as));
    }

    /** Decides to go back to the state from before the last restore; false where there is none. */
    public boolean decideToGoBack() throws IOException {
        if (!Files.isDirectory(folder.resolve(BEFORE), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        requireOneFileSystem();
        rename(folder.resolve(BEFORE), folder.resolve(DECIDED));
        return true;
    }

    /** Decides that the folder counts as empty from now on; {@link #finish} empties it. */
    public void decideToEmpty() throws IOException {
        requireOneFileSystem();
        beforeEachStep.run();
        PrivateFile.make(folder.resolve(EMPTIED));
        sync(folder);
    }

    /** Whether a decision waits for {@link #finish}. */
    public boolean isDecided() {
        return List.of(EMPTIED, DECIDED, MOVING).stream()
                .anyMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Carries out the decision, and removes work that was broken off before one. Only the holder of the folder's lock
     * may call it, with no file of the state open.
     */
    public void finish() throws IOException {
        if (Files.exists(folder.resolve(EMPTIED))) {
            empty();
        }
        delete(folder.resolve(UNPACKED));
        delete(folder.resolve(SNAPSHOT));
        if (Files.exists(folder.resolve(DECIDED))) {
            moveAway();
        }
        if (Files.exists(folder.resolve(MOVING))) {
            moveIn();
        }
    }

    private void empty() throws IOException {
        for (Path each : children(folder)) {
            if (!Set.of("lock", "lost+found", REVISION_NUMBER, EMPTIED).contains(name(each))) {
                delete(each);
            }
        }
        sync(folder);
        delete(folder.resolve(EMPTIED));
        LOG.warn("the data folder was emptied, as it was told to be: the box begins anew");
    }

    private void moveAway() throws IOException {
        Path before = folder.resolve(BEFORE);
        makeFolder(before);
        boolean firmwareStays = Files.notExists(folder.resolve(DECIDED).resolve(FIRMWARE));
        for (Path each : children(folder)) {
            if (!STAYS.contains(name(each)) && !(firmwareStays && name(each).equals(FIRMWARE))) {
                move(each, before.resolve(name(each)));
            }
        }
        sync(before);
        rename(folder.resolve(DECIDED), folder.resolve(MOVING));
    }

    private void moveIn() throws IOException {
        Path moving = folder.resolve(MOVING);
        for (Path each : children(moving)) {
            move(each, folder.resolve(name(each)));
        }
        sync(folder);
        delete(moving);
        sync(folder);
        LOG.warnf("the restored state is in force; what was in force before lies in %s", folder.resolve(BEFORE));
    }

    /**
     * Refuses a state that spans file systems: a rename crosses no border between them, and would fail at every start.
     */
    public void requireOneFileSystem() throws IOException {
        Object here = Files.getAttribute(folder, "unix:dev");
        for (Path each : children(folder)) {
            if (!Files.getAttribute(each, "unix:dev", LinkOption.NOFOLLOW_LINKS).equals(here)) {
                throw new IOException(each + " lies on another file system than " + folder
                        + "; unmount it for as long as this takes");
            }
        }
    }

    /** Makes an empty folder (0700). */
    Path fresh(String name) throws IOException {
        delete(folder.resolve(name));
        return makeFolder(folder.resolve(name));
    }

    private Path makeFolder(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            beforeEachStep.run();
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return path;
    }

    void rename(Path from, Path to) throws IOException {
        move(from, to);
        sync(folder);
    }

    void move(Path from, Path to) throws IOException {
        beforeEachStep.run();
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private void delete(Path path) throws IOException {
        delete(path, beforeEachStep);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static List<Path> children(Path path) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path)) {
            found.forEach(all::add);
        }
        return all;
    }

    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Forces a file, or a folder with all its content, to the disk. */
    static void syncAll(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : children(path)) {
                syncAll(each);
            }
        }
        sync(path);
    }

    /** Deletes a file, or a folder with all its content; does nothing where it is missing. */
    public static void discard(Path path) throws IOException {
        delete(path, () -> {});
    }

    /** Deletes a path with all its content; links are removed, not followed. */
    private static void delete(Path path, Runnable beforeEachStep) throws IOException {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    beforeEachStep.run();
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failed) throws IOException {
                    beforeEachStep.run();
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException _) {
            // Nothing to delete.
        }
    }
}
