package org.dialtone.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the packs that come with the program. An index names the files, because a native image can't list folders of
 * the class path.
 */
final class BuiltInPacks implements PackSource {

    private static final String ROOT = "packs/";

    private final SortedSet<String> files;

    BuiltInPacks() {
        files = resource("index")
                .orElseThrow(() -> new IllegalStateException("the program lacks its resource " + ROOT + "index"))
                .lines()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<String> keys() {
        return files.stream()
                .map(file -> file.substring(0, file.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<String> names(String key) {
        String folder = key + "/";
        return files.stream()
                .filter(file -> file.startsWith(folder))
                .map(file -> file.substring(folder.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Optional<String> read(String key, String name) {
        String file = key + "/" + name;
        return files.contains(file) ? resource(file) : Optional.empty();
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = BuiltInPacks.class.getClassLoader().getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
