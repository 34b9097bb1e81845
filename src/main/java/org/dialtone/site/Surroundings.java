package org.dialtone.site;

import java.util.List;
import org.dialtone.net.Ip4;

/** What the machine that serves a site knows of its network; asked anew each time, for it changes. */
public interface Surroundings {

    /** Of a machine that isn't the box: nothing can be said against any address. */
    Surroundings UNKNOWN = new Surroundings() {

        @Override
        public List<Ip4> addresses() {
            return List.of();
        }

        @Override
        public boolean reaches(Ip4 address) {
            return true;
        }
    };

    /** All that the machine has. */
    List<Ip4> addresses();

    /** Whether a route leads there. */
    boolean reaches(Ip4 address);

    /** Whether a firmware file of this name lies on the machine and holds something. */
    default boolean hasFirmware(String file) {
        return true;
    }
}
