package org.dialtone.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dialtone.provision.FirmwareStore;

/** The folder {@code firmware} of the data folder. Only regular files that lie in it directly are ever looked at. */
public final class FirmwareFolder implements FirmwareStore, FirmwareFiles {

    /** The largest size of one file: twice that of the largest file that any vendor is known to hand out. */
    public static final long MOST_BYTES = 512L << 20;

    /** The space that uploads leave free on the disk, because leases are worth more than firmware. */
    private static final long SPARE_BYTES = 128L << 20;

    private static final int MOST_FILES = 500;
    private static final int MOST_AT_ONCE = 4;
    private static final int CHUNK = 1 << 16;
    private static final String UPLOAD = ".upload";

    /** The names that a file can have. A name that begins with a dot belongs to a file that is being written. */
    private static final Pattern NAME = Pattern.compile("(?!\\.)[\\x20-\\x7e&&[^/\\\\]]{1,128}");

    private final Path folder;
    private final Set<Path> underWay = new HashSet<>();
    private final Map<String, Known> digests = new ConcurrentHashMap<>();

    public FirmwareFolder(Path data) {
        folder = data.resolve("firmware");
    }

    /** What is known of one file. */
    public record Listed(Stored stored, String sha256) {}

    /** Why a file can't be taken, for the operator. */
    public static final class Untaken extends Exception {

        private static final long serialVersionUID = 1;

        private final int status;
        private final transient Said why;

        Untaken(int status, Said why) {
            super(why.says());
            this.status = status;
            this.why = why;
        }

        /** The message, to be worded in a reader's language. */
        public Said why() {
            return why;
        }

        /** The HTTP status for this reason. */
        public int status() {
            return status;
        }
    }

    private record Known(Stored stored, String sha256) {}

    /** Whether a file of the folder can have this name: one name of printable ASCII, without a path. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public Path path(Stored stored) {
        return folder.resolve(stored.file());
    }

    @Override
    public Optional<Stored> find(String file) {
        if (!isName(file)) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes read =
                    Files.readAttributes(folder.resolve(file), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean there = read.isRegularFile() && read.size() > 0;
            return there
                    ? Optional.of(new Stored(
                            file, read.size(), read.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** All files by name, each with its hash. New files are read for that, so it may take a while. */
    public List<Listed> list() throws IOException {
        List<Listed> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional<Stored> stored = find(file.getFileName().toString());
                if (stored.isPresent() && all.size() < MOST_FILES) {
                    all.add(new Listed(stored.get(), digest(stored.get())));
                }
            }
        } catch (NoSuchFileException _) {
            return List.of();
        }
        all.sort(Comparator.comparing(listed -> listed.stored().file()));
        return all;
    }

    /**
     * Takes a file whole or not at all: writes it beside, forces it to disk, then renames it over an older one. Other
     * files can be put, deleted and listed meanwhile, because the sender may be slow.
     */
    public Listed put(String name, InputStream content) throws IOException, Untaken {
        if (!isName(name)) {
            throw new Untaken(400, Said.of("firmware.name"));
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path beside = begin(name);
        try {
            String sha256 = write(content, beside);
            synchronized (this) {
                requireRoom(name);
                Files.move(
                        beside,
                        folder.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return known(find(name).orElseThrow(() -> new NoSuchFileException(name)), sha256);
            }
        } finally {
            end(beside);
        }
    }

    private synchronized Path begin(String name) throws IOException, Untaken {
        requireRoom(name);
        if (underWay.size() >= MOST_AT_ONCE) {
            throw new Untaken(503, Said.of("firmware.underWay", MOST_AT_ONCE));
        }
        deleteBroken();
        Path beside = Files.createTempFile(folder, UPLOAD, null);
        underWay.add(beside.getFileName());
        return beside;
    }

    private synchronized void end(Path beside) throws IOException {
        Files.deleteIfExists(beside);
        underWay.remove(beside.getFileName());
    }

    private void requireRoom(String name) throws IOException, Untaken {
        if (find(name).isPresent()) {
            return;
        }
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                count += find(file.getFileName().toString()).isPresent() ? 1 : 0;
            }
        }
        if (count >= MOST_FILES) {
            throw new Untaken(507, Said.of("firmware.files", MOST_FILES));
        }
    }

    /** False where there is no such file. */
    public synchronized boolean delete(String name) throws IOException {
        digests.remove(name);
        return isName(name) && Files.deleteIfExists(folder.resolve(name));
    }

    /** Deletes the remains of uploads that a power cut ended. */
    private void deleteBroken() throws IOException {
        try (DirectoryStream<Path> broken = Files.newDirectoryStream(folder, UPLOAD + "*")) {
            for (Path file : broken) {
                if (!underWay.contains(file.getFileName())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private String write(InputStream content, Path beside) throws IOException, Untaken {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                if (size > MOST_BYTES) {
                    throw new Untaken(413, Said.of("firmware.large", MOST_BYTES >> 20));
                }
                if (Files.getFileStore(folder).getUsableSpace() < SPARE_BYTES) {
                    throw new Untaken(507, Said.of("firmware.disk", SPARE_BYTES >> 20));
                }
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
            if (size == 0) {
                throw new Untaken(400, Said.of("firmware.empty"));
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String digest(Stored stored) throws IOException {
        Known before = digests.get(stored.file());
        if (before != null && before.stored().equals(stored)) {
            return before.sha256();
        }
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(path(stored), LinkOption.NOFOLLOW_LINKS), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return known(stored, HexFormat.of().formatHex(in.getMessageDigest().digest()))
                    .sha256();
        }
    }

    private Listed known(Stored stored, String sha256) {
        digests.put(stored.file(), new Known(stored, sha256));
        return new Listed(stored, sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
