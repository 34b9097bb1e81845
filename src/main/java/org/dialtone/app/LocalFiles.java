package org.dialtone.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What each machine of a database has in files of its own, so that one can tell whether another lacks some: a file is
 * read again only when its size or time has changed. For one thread.
 */
public final class LocalFiles {

    /** The folders that people copy from machine to machine, and how deep their files lie. */
    private static final List<Folder> FOLDERS = List.of(new Folder("packs", 2), new Folder("firmware", 1));

    private static final int SHOWN = 8;

    private final Path data;
    private Map<Path, Known> known = Map.of();

    private record Folder(String name, int depth) {}

    private record Known(long size, long modified, byte[] digest) {}

    /** @param data the data folder */
    public LocalFiles(Path data) {
        this.data = data;
    }

    /**
     * A word for each folder, such as {@code packs:1f0c… firmware:none}, equal where names and contents are. A new file is
     * read, so it may take a while.
     *
     * @throws IOException where a file can't be read
     */
    public String digest() throws IOException {
        Map<Path, Known> found = new HashMap<>();
        StringBuilder words = new StringBuilder();
        for (Folder folder : FOLDERS) {
            words.append(words.isEmpty() ? "" : " ").append(folder.name()).append(':');
            words.append(digest(folder, found));
        }
        known = found;
        return words.toString();
    }

    private String digest(Folder folder, Map<Path, Known> found) throws IOException {
        Path root = data.resolve(folder.name());
        MessageDigest all = sha256();
        boolean any = false;
        for (Map.Entry<String, Path> file : files(root, folder.depth()).entrySet()) {
            try {
                Known one = known(file.getValue());
                found.put(file.getValue(), one);
                all.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                all.update((byte) 0);
                all.update(one.digest());
                any = true;
            } catch (NoSuchFileException _) {
                // It went in this very moment.
            }
        }
        return any ? HexFormat.of().formatHex(all.digest(), 0, SHOWN) : "none";
    }

    /** By names, without those that are being written and so begin with a dot. */
    private static Map<String, Path> files(Path root, int depth) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root, depth)) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !root.relativize(file).toString().matches("(.*/)?\\..*"))
                    .forEach(file -> files.put(root.relativize(file).toString(), file));
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private Known known(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long modified = now.lastModifiedTime().toMillis();
        Known before = known.get(file);
        if (before != null && before.size() == now.size() && before.modified() == modified) {
            return before;
        }
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Known(now.size(), modified, in.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
