package org.dialtone.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps good versions of the operator's files of each vendor, in folders beside the packs: {@code yealink/0007} holds
 * all files of version 7, {@code yealink/0008-of-0005} holds the files of version 5, brought back as version 8. The
 * first version is empty: the pack as it came with the program. Threads add versions one at a time.
 */
final class PackHistory {

    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int MOST = 20;
    private static final Pattern FOLDER = Pattern.compile("(\\d{4,9})(?:-of-(\\d{4,9}))?");

    private final Path folder;

    PackHistory(Path folder) {
        this.folder = folder;
    }

    /**
     * One version.
     *
     * @param number from 1 on
     * @param of     the number of the version that it brought back, else its own number
     */
    record Version(int number, int of, Instant at, Path folder) {}

    /** Lists the versions, newest first. */
    List<Version> versions(String key) {
        // The key may be any text from a URL.
        Path where = folder.resolve(OwnPacks.KEY.matcher(key).matches() ? key : ".none");
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(where)) {
            List<Version> versions = new ArrayList<>();
            for (Path path : found.toList()) {
                version(path).ifPresent(versions::add);
            }
            return versions.stream()
                    .sorted(Comparator.comparing(Version::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files of the newest version; empty where no version can be read. */
    Optional<SortedMap<String, String>> newest(String key) {
        try {
            return versions(key).stream().findFirst().map(PackHistory::files);
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** Returns the version before the one in force, going back one version further each time. */
    Optional<Version> before(String key) {
        List<Version> versions = versions(key);
        return versions.isEmpty()
                ? Optional.empty()
                : versions.stream()
                        .filter(each -> each.number() < versions.getFirst().of())
                        .findFirst();
    }

    /**
     * Adds a version, unless it is the same as the newest; the oldest beyond twenty is deleted.
     *
     * @param of the number of the version that it brings back, or 0
     */
    synchronized void add(String key, Map<String, String> files, int of) {
        List<Version> before = versions(key);
        if (before.isEmpty()) {
            write(key, 1, 1, Map.of());
            before = versions(key);
        }
        Version newest = before.getFirst();
        if (!files(newest).equals(files)) {
            write(key, newest.number() + 1, of == 0 ? newest.number() + 1 : of, files);
            before.stream().skip(MOST - 1L).forEach(old -> delete(old.folder()));
        }
    }

    static SortedMap<String, String> files(Version version) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(version.folder())) {
            for (Path path : found.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Version> version(Path path) throws IOException {
        Matcher name = FOLDER.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(name.group(1));
        return Optional.of(new Version(
                number,
                name.group(2) == null ? number : Integer.parseInt(name.group(2)),
                Files.getLastModifiedTime(path).toInstant(),
                path));
    }

    /** Writes a version whole or not at all: the folder gets its name last. */
    private void write(String key, int number, int of, Map<String, String> files) {
        Path fresh = folder.resolve(key).resolve(".new");
        try {
            delete(fresh);
            Files.createDirectories(fresh, OWNER_ONLY);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(fresh.resolve(file.getKey()), file.getValue());
            }
            Files.move(
                    fresh,
                    fresh.resolveSibling("%04d".formatted(number) + (of == number ? "" : "-of-%04d".formatted(of))));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the version of " + key + " can't be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path where) {
        if (!Files.isDirectory(where)) {
            return;
        }
        try (Stream<Path> found = Files.walk(where)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
