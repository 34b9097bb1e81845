package org.dialtone.pack;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A place of packs: one folder per vendor. */
interface PackSource {

    /** Returns the names of the folders. */
    SortedSet<String> keys();

    /** Returns the names of the files in one folder. */
    SortedSet<String> names(String key);

    /** Reads one file; empty where the file doesn't exist. */
    Optional<String> read(String key, String name);

    /** Reads all files of one folder, by name. */
    default SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        names(key).forEach(name -> read(key, name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** Returns this source, with the other's files where this one lacks them. */
    default PackSource over(PackSource other) {
        return new PackSource() {
            @Override
            public SortedSet<String> keys() {
                return both(PackSource.this.keys(), other.keys());
            }

            @Override
            public SortedSet<String> names(String key) {
                return both(PackSource.this.names(key), other.names(key));
            }

            @Override
            public Optional<String> read(String key, String name) {
                return PackSource.this.read(key, name).or(() -> other.read(key, name));
            }
        };
    }

    /** Returns a source of one folder that holds these files alone. */
    static PackSource of(String key, Map<String, String> texts) {
        return new PackSource() {
            @Override
            public SortedSet<String> keys() {
                return texts.isEmpty() ? new TreeSet<>() : new TreeSet<>(Set.of(key));
            }

            @Override
            public SortedSet<String> names(String wanted) {
                return wanted.equals(key) ? new TreeSet<>(texts.keySet()) : new TreeSet<>();
            }

            @Override
            public Optional<String> read(String wanted, String name) {
                return wanted.equals(key) ? Optional.ofNullable(texts.get(name)) : Optional.empty();
            }
        };
    }

    private static SortedSet<String> both(SortedSet<String> some, SortedSet<String> others) {
        SortedSet<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }
}
