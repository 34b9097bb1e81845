package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What the box sees for itself, beside what is said: who answers on its links, and which phone has registered from
 * where. Safe to ask from any thread.
 */
public interface Witness {

    /** Sees nothing, so that all that is said counts. */
    Witness NONE = new Witness() {

        @Override
        public boolean isOnLink(Ip4 address) {
            return false;
        }

        @Override
        public boolean sees(MacAddress mac, Ip4 at) {
            return false;
        }

        @Override
        public Optional<Ip4> holders(MacAddress mac) {
            return Optional.empty();
        }

        @Override
        public Optional<MacAddress> phone(Ip4 at) {
            return Optional.empty();
        }

        @Override
        public void doubt(Ip4 address) {
            // Whom it doesn't see it needn't look for.
        }
    };

    /** Whether the address is of a link of the box, so that ARP tells who is there. */
    boolean isOnLink(Ip4 address);

    /** Whether this client answers at this address, or has registered from there. */
    boolean sees(MacAddress mac, Ip4 at);

    /** Where this client is seen, whatever it says. */
    Optional<Ip4> holders(MacAddress mac);

    /** Which phone of the site is seen at this address, whatever is said. */
    Optional<MacAddress> phone(Ip4 at);

    /** Whom it saw there may be gone: it looks again soon. */
    void doubt(Ip4 address);
}
