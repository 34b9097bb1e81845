package org.dialtone.app.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.dialtone.app.PrivateFile;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.dialtone.recorder.BootShelf;
import org.dialtone.recorder.Take;

/**
 * Boots of phones in a folder of their own, a file of a phone, with their secrets and so for their owner alone (0600).
 * Where they take more than the bound, the files that were written first go. No backup holds them.
 */
public final class RecordedBoots implements BootShelf {

    private static final String END = ".boots";
    private static final String UNFINISHED = ".new";

    private final Path folder;
    private final long most;
    private final BoxClock clock;
    /** The size of each phone's file, in bytes, the one that was written first at the head. */
    private final Map<MacAddress, Long> sizes = new LinkedHashMap<>();

    private long total;

    /** @param most the bound, in bytes on the disk */
    public RecordedBoots(Path folder, long most, BoxClock clock) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
        if (Files.isDirectory(folder)) {
            for (Path left : files(UNFINISHED)) {
                delete(left);
            }
            files(END).stream()
                    .sorted(Comparator.comparing(file -> file.toFile().lastModified()))
                    .forEach(file -> MacAddress.parse(
                                    file.getFileName().toString().replace(END, ""))
                            .ifPresent(phone -> note(phone, file.toFile().length())));
        }
    }

    private List<Path> files(String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(MacAddress phone, long size) {
        Long before = sizes.remove(phone);
        sizes.put(phone, size);
        total += size - (before == null ? 0 : before);
    }

    private Path file(MacAddress phone) {
        return folder.resolve(phone.plain() + END);
    }

    @Override
    public synchronized void keep(MacAddress phone, List<Take> boots) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            byte[] bytes = bytes(boots);
            write(file(phone), bytes);
            note(phone, bytes.length);
            while (total > most) {
                MacAddress eldest = sizes.keySet().iterator().next();
                remove(eldest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(MacAddress phone) {
        delete(file(phone));
        total -= sizes.remove(phone);
    }

    @Override
    public synchronized void retain(Predicate<MacAddress> chosen) {
        sizes.keySet().stream().filter(chosen.negate()).toList().forEach(this::remove);
    }

    /** Nobody waits until it is on the disk: thousands of phones may boot at once, and a power cut may take a boot. */
    private void write(Path file, byte[] bytes) throws IOException {
        Path beside = Files.createTempFile(
                folder, "fresh", UNFINISHED, PosixFilePermissions.asFileAttribute(PrivateFile.OWNER_ONLY));
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private byte[] bytes(List<Take> boots) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            new TakeData(clock).write(boots, out);
        }
        return bytes.toByteArray();
    }

    /** A file that can't be read, as after a fault of the disk, holds nothing. */
    @Override
    public synchronized List<Take> of(MacAddress phone) {
        if (!sizes.containsKey(phone)) {
            return List.of();
        }
        try (DataInputStream in =
                new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file(phone)))))) {
            return new ArrayList<>(new TakeData(clock).read(in));
        } catch (IOException | IllegalArgumentException _) {
            return List.of();
        }
    }
}
