package org.dialtone.provision;

import java.time.Instant;
import java.util.Optional;

/** The firmware files on the box. Safe to use from any thread; never waits long. */
@FunctionalInterface
public interface FirmwareStore {

    /** A store without files. */
    FirmwareStore EMPTY = _ -> Optional.empty();

    /** Finds a file; empty where there is no file of this name, or the file is empty. */
    Optional<Stored> find(String file);

    /** @param size the size in bytes, at least one */
    record Stored(String file, long size, Instant modified) {

        /** The entity tag, which changes with every change of the file. */
        public String etag() {
            return "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli()) + "\"";
        }
    }
}
