package org.dialtone.pack;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the packs and templates that the operator put into the data folder. A file that can't be used counts as absent,
 * and {@link #oddities} reports it.
 */
record OwnPacks(Path folder) implements PackSource {

    static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    static final int LARGEST = 256 * 1024;
    static final int MOST_FILES = 200;
    private static final int MOST_FOLDERS = 100;
    /** Files that editors leave behind, and notes that operators write for themselves. */
    static final Pattern BESIDE_THE_POINT =
            Pattern.compile("\\..*|.*~|#.*#|(?i:readme.*|.*\\.(?:bak|swp|tmp|orig|md))");

    /** An empty folder is no pack yet. */
    @Override
    public SortedSet<String> keys() {
        return list(folder, Files::isDirectory).stream()
                .filter(name -> !names(name).isEmpty())
                .limit(MOST_FOLDERS)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<String> names(String key) {
        return KEY.matcher(key).matches()
                ? list(folder.resolve(key), path -> true).stream()
                        .filter(name -> fault(key, name).isEmpty()
                                && !BESIDE_THE_POINT.matcher(name).matches())
                        .limit(MOST_FILES)
                        .collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    /** A pack can't name a file outside its folder. */
    @Override
    public Optional<String> read(String key, String name) {
        boolean sound = KEY.matcher(key).matches()
                && NAME.matcher(name).matches()
                && Files.exists(file(key, name))
                && fault(key, name).isEmpty();
        try {
            return sound ? Optional.of(Files.readString(file(key, name))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Lists the files in the folder that have no effect, with the reason. */
    List<PackFault> oddities() {
        List<PackFault> odd = new ArrayList<>();
        List<String> folders = list(folder, path -> true);
        for (String key : folders) {
            if (KEY.matcher(key).matches() && Files.isDirectory(folder.resolve(key))) {
                list(folder.resolve(key), path -> true).stream()
                        .filter(name -> !BESIDE_THE_POINT.matcher(name).matches())
                        .flatMap(name -> fault(key, name).stream())
                        .forEach(odd::add);
            } else if (!BESIDE_THE_POINT.matcher(key).matches()) {
                odd.add(new PackFault(
                        key,
                        0,
                        0,
                        "is no folder of a vendor: its name has small letters, digits and - only, e.g. yealink"));
            }
        }
        return odd;
    }

    private Optional<PackFault> fault(String key, String name) {
        return why(key, name).map(says -> new PackFault(key + "/" + name, 0, 0, says));
    }

    private Optional<String> why(String key, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("has no effect: a file's name has letters, digits, . _ and - only, at most 64");
        }
        try {
            if (!Files.isRegularFile(file(key, name), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of("has no effect: links and folders are not followed");
            }
            if (Files.size(file(key, name)) > LARGEST) {
                return Optional.of("has no effect: it is larger than " + LARGEST / 1024 + " KiB");
            }
            Files.readString(file(key, name));
            return Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.of("has no effect: it is not UTF-8 text");
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("has no effect: it can't be read (" + e.getMessage() + ")");
        }
    }

    private Path file(String key, String name) {
        return folder.resolve(key).resolve(name);
    }

    private static List<String> list(Path where, Predicate<Path> wanted) {
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(where)) {
            return found.filter(wanted)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .limit(MOST_FOLDERS * 10L)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
