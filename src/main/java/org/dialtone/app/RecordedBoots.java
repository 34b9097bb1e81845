package org.dialtone.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
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
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted(Comparator.comparing(file -> file.toFile().lastModified()))
                        .forEach(file -> MacAddress.parse(
                                        file.getFileName().toString().replace(END, ""))
                                .ifPresent(phone -> note(phone, file.toFile().length())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
            PrivateFile.replace(file(phone), bytes);
            note(phone, bytes.length);
            while (total > most) {
                MacAddress eldest = sizes.keySet().iterator().next();
                Files.deleteIfExists(file(eldest));
                total -= sizes.remove(eldest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file(phone)))))) {
            return new ArrayList<>(new TakeData(clock).read(in));
        } catch (IOException | IllegalArgumentException _) {
            return List.of();
        }
    }
}
