package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Backups.Choice;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Said;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.StateSwap;

/**
 * One backup in progress: a ZIP archive of the box's files in an {@link Envelope}. The databases are copied when it
 * begins, so that a copy that fails does so before a byte is sent; all other files are replaced by renames alone, and
 * are read as they come.
 */
public final class Saving implements AutoCloseable {

    private final Path data;
    private final Path snapshots;
    private final Manifest manifest;
    private final Map<String, Path> files;
    private final List<String> leftOut;

    private Saving(Path data, Path snapshots, Manifest manifest, Map<String, Path> files, List<String> leftOut) {
        this.data = data;
        this.snapshots = snapshots;
        this.manifest = manifest;
        this.files = files;
        this.leftOut = leftOut;
    }

    /**
     * Copies the databases; the box may run. Not for two threads at once.
     *
     * @param server the server that has the databases of site and leases instead of the folder
     * @param by     the version of this program
     */
    static Saving begin(Path data, Optional<DatabaseAddress> server, Choice choice, String by, Instant now)
            throws IOException {
        Path snapshots = new StateSwap(data).snapshotFolder();
        try {
            if (server.isPresent()) {
                Snapshot.take(server.get(), snapshots);
            }
            Map<String, Path> files = new LinkedHashMap<>();
            Map<String, Integer> schemas = new TreeMap<>();
            for (String name : Contents.DATABASES) {
                boolean there = Files.exists(snapshots.resolve(name));
                if (!there
                        && Files.exists(data.resolve(name))
                        && (choice.journal() || !name.equals(Contents.JOURNAL))) {
                    Snapshot.take(data.resolve(name), snapshots.resolve(name));
                    there = true;
                }
                if (there) {
                    schemas.put(name, Snapshot.examine(snapshots.resolve(name)));
                    files.put(name, snapshots.resolve(name));
                }
            }
            if (!files.containsKey(Contents.SITE)) {
                throw new BackupFault(Kind.REQUEST, Said.of("backup.noData", data));
            }
            Saving saving = new Saving(
                    data, snapshots, new Manifest(Manifest.FORMAT, by, now, schemas), files, new ArrayList<>());
            saving.find(choice);
            return saving;
        } catch (IOException | RuntimeException e) {
            StateSwap.discard(snapshots);
            throw e;
        }
    }

    /** The files in the folders of the backup that are of a kind that it can't hold, such as links; by name. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Writes the whole backup and closes {@code out}. */
    void write(OutputStream out, Passphrase passphrase, int iterations) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Envelope.seal(out, passphrase, iterations))) {
            zip.putNextEntry(new ZipEntry(Contents.MANIFEST));
            zip.write(manifest.json());
            for (Map.Entry<String, Path> file : files.entrySet()) {
                write(zip, file.getKey(), file.getValue());
            }
        }
    }

    @Override
    public void close() throws IOException {
        StateSwap.discard(snapshots);
    }

    private static void write(ZipOutputStream zip, String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
        } catch (NoSuchFileException _) {
            // The file was deleted since it was found, such as the oldest version of a pack.
        }
    }

    private void find(Choice choice) throws IOException {
        for (String name : Contents.FILES) {
            if (Files.exists(data.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                add(data.resolve(name));
            }
        }
        for (String name : Contents.FOLDERS) {
            if (Files.isDirectory(data.resolve(name), LinkOption.NOFOLLOW_LINKS)
                    && (choice.firmware() || !name.equals(Contents.FIRMWARE))) {
                walk(data.resolve(name));
            }
        }
    }

    private void walk(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    private void add(Path file) throws IOException {
        String name = data.relativize(file).toString();
        boolean fits =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= Contents.mostBytes(name);
        if (fits && files.size() < Contents.MOST_ENTRIES) {
            files.put(name, file);
        } else if (!name.contains("/.")) {
            leftOut.add(name);
        }
    }
}
