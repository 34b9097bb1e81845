package org.dialtone.recorder;

import java.util.List;
import java.util.function.Predicate;
import org.dialtone.net.MacAddress;

/** Keeps boots that are over, over starts of the box. Its methods wait for the disk. */
public interface BootShelf {

    /** A shelf that keeps nothing. */
    BootShelf NONE = new BootShelf() {
        @Override
        public void keep(MacAddress phone, List<Take> boots) {
            // On purpose.
        }

        @Override
        public List<Take> of(MacAddress phone) {
            return List.of();
        }

        @Override
        public void retain(Predicate<MacAddress> chosen) {
            // On purpose.
        }
    };

    /** Keeps these boots of a phone, oldest first, in place of all that it kept of the phone. */
    void keep(MacAddress phone, List<Take> boots);

    /** The boots that it keeps of a phone, oldest first. */
    List<Take> of(MacAddress phone);

    /** Removes what it keeps of all other phones. */
    void retain(Predicate<MacAddress> chosen);
}
