package org.dialtone.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/**
 * Logs that phones put on the box, the newest of each name, in {@code logs/{mac}/} of the data folder. Their size is
 * bounded per file, per phone, in time and altogether; the oldest go first. Waits for the disk.
 */
public final class LogFolder {

    /** The largest size of one log, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    /** The largest size of a log that grows line by line, in bytes; as much of its earlier lines is kept as well. */
    static final int MOST_GROWN = 256 << 10;

    static final int MOST_OF_ONE_PHONE = 8;
    static final int MOST_AN_HOUR = 60;
    private static final long MOST_BYTES_OF_ALL = 256L << 20;
    private static final int MOST_PHONES_WATCHED = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Path folder;
    private final InstantSource clock;
    private final long mostOfAll;
    private final SequencedMap<MacAddress, Pace> paces = new LinkedHashMap<>();
    private long bytes = -1;

    public LogFolder(Path data, InstantSource clock) {
        this(data, clock, MOST_BYTES_OF_ALL);
    }

    LogFolder(Path data, InstantSource clock, long mostOfAll) {
        folder = data.resolve("logs");
        this.clock = clock;
        this.mostOfAll = mostOfAll;
    }

    /** @param size bytes */
    public record Log(String name, long size, Instant at) {}

    private record Pace(Instant since, int count) {}

    /** Counts an upload of this phone, and says whether the phone may make it now. */
    public boolean admits(MacAddress phone) {
        // Not the folder's own lock, because an event loop calls this and must not wait for the disk.
        synchronized (paces) {
            return count(phone) <= MOST_AN_HOUR;
        }
    }

    private int count(MacAddress phone) {
        Instant now = clock.instant();
        Pace pace = paces.remove(phone);
        boolean fresh =
                pace == null || Duration.between(pace.since(), now).abs().compareTo(HOUR) >= 0;
        Pace next = fresh ? new Pace(now, 1) : new Pace(pace.since(), pace.count() + 1);
        if (paces.size() >= MOST_PHONES_WATCHED) {
            paces.remove(paces.firstEntry().getKey());
        }
        paces.put(phone, next);
        return next.count();
    }

    /** Keeps a log in place of the phone's older log of this name. */
    public synchronized void keep(MacAddress phone, String name, byte[] content) throws IOException {
        if (!FirmwareFolder.isName(name) || content.length > MOST_BYTES) {
            throw new IOException("not a log that can be kept: " + name + " of " + content.length + " bytes");
        }
        Path own = of(phone);
        Files.createDirectories(
                own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        long before = total();
        Path target = own.resolve(name);
        long older = size(target);
        Path beside = Files.createTempFile(own, ".upload", null);
        try {
            Files.write(beside, content);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        bytes = before - older + content.length;
        thin(own, target);
    }

    /** Adds to a log. A log that grew too long becomes {@code name.old}, in place of the one before. */
    synchronized void append(MacAddress phone, String name, byte[] more) throws IOException {
        Path own = of(phone);
        Files.createDirectories(
                own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        long before = total();
        Path target = own.resolve(name);
        if (size(target) + more.length > MOST_GROWN) {
            Path older = own.resolve(name + ".old");
            before -= size(older);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(target, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.write(target, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        bytes = before + more.length;
        thin(own, target);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    }

    /** A phone's logs, newest first. */
    public synchronized List<Log> list(MacAddress phone) throws IOException {
        List<Log> logs = new ArrayList<>();
        for (Path file : files(of(phone))) {
            logs.add(new Log(
                    file.getFileName().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant()));
        }
        logs.sort(Comparator.comparing(Log::at).reversed().thenComparing(Log::name));
        return logs;
    }

    /** Empty where the phone put no log of this name. */
    public synchronized Optional<byte[]> read(MacAddress phone, String name) throws IOException {
        Path file = of(phone).resolve(FirmwareFolder.isName(name) ? name : ".");
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    private Path of(MacAddress phone) {
        return folder.resolve(phone.plain());
    }

    private void thin(Path own, Path kept) throws IOException {
        List<Path> mine = files(own);
        for (Path file : mine.subList(0, Math.max(0, mine.size() - MOST_OF_ONE_PHONE))) {
            delete(file);
        }
        if (bytes <= mostOfAll) {
            return;
        }
        for (Path file : files(folder)) {
            if (bytes <= mostOfAll) {
                return;
            }
            if (!file.equals(kept)) {
                delete(file);
            }
        }
    }

    private void delete(Path file) throws IOException {
        long size = Files.size(file);
        Files.deleteIfExists(file);
        bytes -= size;
    }

    private long total() throws IOException {
        if (bytes < 0) {
            bytes = 0;
            for (Path file : files(folder)) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** The logs below a folder, oldest first. */
    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> found = Files.walk(below, 2)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparing(LogFolder::modified))
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
