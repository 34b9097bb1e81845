package org.dialtone.edge.pack;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where packs lie: one folder per vendor. */
interface PackSource {

    /** Folder names. */
    SortedSet<String> keys();

    /** Text of one file; empty where there is none. */
    Optional<String> read(String key, String name);

    /** This one, with the other's files where it lacks them. */
    default PackSource over(PackSource other) {
        return new PackSource() {
            @Override
            public SortedSet<String> keys() {
                SortedSet<String> both = new TreeSet<>(other.keys());
                both.addAll(PackSource.this.keys());
                return both;
            }

            @Override
            public Optional<String> read(String key, String name) {
                return PackSource.this.read(key, name).or(() -> other.read(key, name));
            }
        };
    }
}
