package org.dialtone.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.dialtone.app.BackupFault;
import org.dialtone.app.BackupFault.Kind;
import org.dialtone.app.Passphrase;
import org.dialtone.app.Said;
import org.dialtone.store.StateSwap;

/**
 * Unpacks a backup beside the box's state and examines it. Only names and sizes of {@link Contents} are accepted, so
 * nothing leads out of the folder, and nothing in an archive is a link; until {@link StateSwap#decide} nothing of it
 * counts.
 */
final class Unpacking {

    /** The space left free on the disk, because the running box writes its leases there. */
    private static final long SPARE_BYTES = 64L << 20;

    private static final int CHUNK = 64 << 10;
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Set<String> unpacked = new HashSet<>();

    private Unpacking(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks into the data folder's {@link StateSwap#unpackFolder}; after any failure nothing is left there.
     *
     * @throws BackupFault says what is wrong with the backup, the passphrase or the disk
     */
    static Manifest unpack(Path data, InputStream backup, Passphrase passphrase) throws IOException {
        Path folder = new StateSwap(data).unpackFolder();
        try {
            return new Unpacking(folder).take(Envelope.open(backup, passphrase));
        } catch (IOException | RuntimeException e) {
            StateSwap.discard(folder);
            throw e;
        }
    }

    private Manifest take(InputStream content) throws IOException {
        Manifest manifest;
        try {
            manifest = unzip(content);
        } catch (BackupFault e) {
            if (e.kind() == Kind.FILE) {
                prove(content);
            }
            throw e;
        }
        prove(content);
        examine(manifest);
        return manifest;
    }

    /**
     * Reads to the end, because only the very last byte proves that nothing was changed. Where that proof fails, it is
     * the fault to report, whatever else seems to be wrong.
     */
    private static void prove(InputStream content) throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
    }

    private Manifest unzip(InputStream content) throws IOException {
        try {
            ZipInputStream zip = new ZipInputStream(content);
            Manifest manifest = manifest(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                write(entry.getName(), zip);
            }
            return manifest;
        } catch (ZipException | IllegalArgumentException e) {
            throw new BackupFault(Kind.FILE, Said.of("backup.noArchive", String.valueOf(e.getMessage())), e);
        }
    }

    private static Manifest manifest(ZipInputStream zip) throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(Contents.MANIFEST)) {
            throw new BackupFault(Kind.FILE, Said.of("backup.noArchive.beginning", Contents.MANIFEST));
        }
        return known(Manifest.read(zip.readNBytes(CHUNK)));
    }

    private static Manifest known(Manifest manifest) throws BackupFault {
        for (Map.Entry<String, Integer> schema : manifest.schemas().entrySet()) {
            if (Contents.DATABASES.contains(schema.getKey()) && schema.getValue() > Snapshot.known(schema.getKey())) {
                throw Manifest.newer(
                        manifest.by(),
                        Said.of(
                                "backup.newer.schema",
                                schema.getKey(),
                                schema.getValue(),
                                Snapshot.known(schema.getKey())));
            }
        }
        return manifest;
    }

    private void write(String name, InputStream from) throws IOException {
        long most = Contents.mostBytes(name);
        if (most < 0) {
            throw new BackupFault(Kind.FILE, Said.of("backup.stranger", printable(name)));
        }
        if (!unpacked.add(name) || unpacked.size() > Contents.MOST_ENTRIES) {
            throw new BackupFault(Kind.FILE, Said.of("backup.files", printable(name)));
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent(), FOLDER);
        Files.createFile(file, FILE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            copy(name, from, Channels.newOutputStream(channel), most);
            channel.force(true);
        }
    }

    private void copy(String name, InputStream from, OutputStream to, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            size += read;
            if (size > most) {
                throw new BackupFault(Kind.FILE, Said.of("backup.large", printable(name), most));
            }
            if (Files.getFileStore(folder).getUsableSpace() < SPARE_BYTES) {
                throw new BackupFault(Kind.DISK, Said.of("backup.noRoom", SPARE_BYTES >> 20));
            }
            to.write(chunk, 0, read);
        }
    }

    private void examine(Manifest manifest) throws BackupFault {
        for (String name : Contents.DATABASES) {
            if (unpacked.contains(name) != manifest.schemas().containsKey(name)) {
                throw new BackupFault(Kind.FILE, Said.of("backup.otherDatabases"));
            }
        }
        if (!unpacked.contains(Contents.SITE)) {
            throw new BackupFault(Kind.FILE, Said.of("backup.noSite"));
        }
        for (String name : manifest.schemas().keySet()) {
            int schema = Snapshot.examine(folder.resolve(name));
            if (schema < 1 || schema > Snapshot.known(name)) {
                throw new BackupFault(Kind.FILE, Said.of("backup.unknownTables", name, schema));
            }
        }
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 100)).replaceAll("[^\\x20-\\x7e]", "?");
    }
}
