package org.dialtone.provision;

import java.time.Instant;
import java.util.Optional;

/** The firmware files that lie on the box. Safe to ask from any thread; never waits long. */
@FunctionalInterface
public interface FirmwareStore {

    /** A box without any. */
    FirmwareStore EMPTY = _ -> Optional.empty();

    /** Empty where there is no file of this name, or nothing is in it. */
    Optional<Stored> find(String file);

    /** @param size bytes, at least one */
    record Stored(String file, long size, Instant modified) {

        /** Another after every change of the file. */
        public String etag() {
            return "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli()) + "\"";
        }
    }
}
