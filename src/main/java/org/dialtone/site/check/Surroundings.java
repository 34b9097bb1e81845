package org.dialtone.site.check;

import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.site.model.Complaint;

/** What the machine that serves a site knows of its network. Each check asks anew, because the network changes. */
public interface Surroundings {

    /** The surroundings of a machine that isn't the box: they speak against no address. */
    Surroundings UNKNOWN = new Surroundings() {

        @Override
        public List<Ip4> addresses() {
            return List.of();
        }

        @Override
        public boolean serves(List<String> interfaces) {
            return false;
        }

        @Override
        public boolean reaches(Ip4 address) {
            return true;
        }

        @Override
        public boolean isSilent(Ip4 router) {
            return false;
        }
    };

    /** Whether this is the machine that serves these interfaces; nothing is known of another machine. */
    boolean serves(List<String> interfaces);

    /** Why DHCP can't be served on this interface now; empty where it can, or where the machine isn't known. */
    default Optional<Complaint> trouble(String interfaceName) {
        return Optional.empty();
    }

    /** All addresses of the machine. */
    List<Ip4> addresses();

    /** Whether a route leads to this address. */
    boolean reaches(Ip4 address);

    /** Whether this router should be on one of the machine's links, and doesn't answer ARP there. */
    boolean isSilent(Ip4 router);

    /** Whether a firmware file of this name lies on the machine and isn't empty. */
    default boolean hasFirmware(String file) {
        return true;
    }
}
