package org.dialtone.edge.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Packs and templates that the operator put into the data folder. */
record OwnPacks(Path folder) implements PackSource {

    static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final long LARGEST = 256 * 1024;

    @Override
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                        .filter(name -> KEY.matcher(name).matches()).forEach(keys::add);
            } catch (IOException e) {
                return keys;
            }
        }
        return keys;
    }

    /** A file that can't be read counts as absent, so the built-in one serves; a pack names no file outside its folder. */
    @Override
    public Optional<String> read(String key, String name) {
        Path file = folder.resolve(key).resolve(name);
        try {
            return KEY.matcher(key).matches() && NAME.matcher(name).matches()
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
