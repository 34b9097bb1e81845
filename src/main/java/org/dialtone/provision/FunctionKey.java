package org.dialtone.provision;

import java.util.Arrays;
import java.util.Optional;

/**
 * One key of a phone, at its place in the order of keys.
 *
 * @param value the number that the key calls or watches; empty for a line
 * @param label the key's label, which may be empty
 * @param line  the phone's line of the key, from 1
 */
public record FunctionKey(Kind kind, String value, String label, int line) {

    /**
     * LINE takes and makes calls of a line; BLF shows whether a number is busy and calls it; SPEED_DIAL only calls it.
     */
    public enum Kind {
        LINE("line"),
        BLF("blf"),
        SPEED_DIAL("speedDial");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The kind's key in the site file and in packs. */
        public String key() {
            return key;
        }

        public static Optional<Kind> of(String key) {
            return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
        }
    }
}
