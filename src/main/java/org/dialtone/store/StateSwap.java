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
 * Puts another state in the place of the data folder's own, all of it or nothing, although power may fail at any moment. One
 * rename decides; what follows is done by whoever holds the folder's lock next, and done again where it was broken off.
 */
public final class StateSwap {

    /** Where a restored state is unpacked and examined; worth nothing until {@link #decide}. */
    public static final String UNPACKED = "restore.part";
    /** What was in force before the last restore. */
    public static final String BEFORE = "before-restore";

    private static final Logger LOG = Logger.getLogger(StateSwap.class);
    /** All of the successor lies here while the old state still lies in its place. */
    private static final String DECIDED = "restore.ready";
    /** The old state is away; what still lies here belongs in its place. */
    private static final String MOVING = "restore.moving";

    private static final String EMPTIED = "reset.wanted";
    private static final String SNAPSHOT = "backup.part";
    /** Belongs to the folder or to its file system, not to the state. */
    private static final Set<String> STAYS =
            Set.of("lock", "control", "lost+found", UNPACKED, DECIDED, MOVING, BEFORE, EMPTIED, SNAPSHOT);
    /** Stays where the successor brings none: a backup usually leaves it out. */
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

    /** An empty folder (0700) in the data folder for a backup's copies of the databases; whoever holds the lock next deletes it. */
    public Path snapshotFolder() throws IOException {
        return fresh(SNAPSHOT);
    }

    /** An empty folder (0700) for the successor, beside the present state. */
    public Path unpackFolder() throws IOException {
        return fresh(UNPACKED);
    }

    /** From now on what lies in {@link #unpackFolder} is the folder's state, to be put in place by {@link #finish}. */
    public void decide() throws IOException {
        requireOneFileSystem();
        syncAll(folder.resolve(UNPACKED));
        delete(folder.resolve(BEFORE));
        rename(folder.resolve(UNPACKED), folder.resolve(DECIDED));
    }

    /** Calls back what was in force before the last restore; false where there is nothing. */
    public boolean decideToGoBack() throws IOException {
        if (!Files.isDirectory(folder.resolve(BEFORE), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        requireOneFileSystem();
        rename(folder.resolve(BEFORE), folder.resolve(DECIDED));
        return true;
    }

    /** From now on the folder counts as empty; {@link #finish} empties it. */
    public void decideToEmpty() throws IOException {
        requireOneFileSystem();
        beforeEachStep.run();
        PrivateFile.make(folder.resolve(EMPTIED));
        sync(folder);
    }

    /** Whether something was decided that {@link #finish} has yet to do. */
    public boolean isDecided() {
        return List.of(EMPTIED, DECIDED, MOVING).stream()
                .anyMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    }

    /** Does what was decided, and removes what was broken off before that; for the holder of the folder's lock alone, with no file of the state open. */
    void finish() throws IOException {
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
            if (!Set.of("lock", "lost+found", EMPTIED).contains(name(each))) {
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

    /** A rename crosses no border of file systems, and would be refused at every start. */
    private void requireOneFileSystem() throws IOException {
        Object here = Files.getAttribute(folder, "unix:dev");
        for (Path each : children(folder)) {
            if (!Files.getAttribute(each, "unix:dev", LinkOption.NOFOLLOW_LINKS).equals(here)) {
                throw new IOException(each + " lies on another file system than " + folder
                        + "; unmount it for as long as this takes");
            }
        }
    }

    private Path fresh(String name) throws IOException {
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

    private void rename(Path from, Path to) throws IOException {
        move(from, to);
        sync(folder);
    }

    private void move(Path from, Path to) throws IOException {
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

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void syncAll(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : children(path)) {
                syncAll(each);
            }
        }
        sync(path);
    }

    /** Deletes a folder with all that is in it, or a file; where it is missing all is well. */
    public static void discard(Path path) throws IOException {
        delete(path, () -> {});
    }

    /** With all that is in it; links are removed, not followed. */
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
