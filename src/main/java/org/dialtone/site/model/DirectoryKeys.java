package org.dialtone.site.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Keys of a phone for the people in the phone book, after those that the phone has by itself: one for each extension
 * that is listed there.
 *
 * @param butSelf whether the phone's own lines get none
 */
public record DirectoryKeys(Order sort, boolean butSelf) {

    /** What they are taken from, as the site file writes it. */
    public static final String FROM = "directory";
    /** Who gets none, as the site file writes it. */
    public static final String SELF = "self";

    /** NAME: as people look a name up, without regard to case and accents. */
    public enum Order {
        NAME("name"),
        NUMBER("number");

        private final String key;

        Order(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static Optional<Order> of(String key) {
            return Arrays.stream(values())
                    .filter(order -> order.key.equals(key))
                    .findFirst();
        }
    }
}
