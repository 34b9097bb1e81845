package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What the box observes itself, beside what messages claim: which devices answer on its links, and which phone has
 * registered from which address. Safe to use from any thread.
 */
public interface Witness {

    /** Observes nothing, so that all claims count. */
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
            // This witness sees no device, so it has none to look for again.
        }
    };

    /** Whether the address lies on a link of the box, where ARP tells which device has it. */
    boolean isOnLink(Ip4 address);

    /** Whether this client answers at this address, or has registered from there. */
    boolean sees(MacAddress mac, Ip4 at);

    /** The address where the box sees this client, whatever messages claim. */
    Optional<Ip4> holders(MacAddress mac);

    /** The phone of the site that the box sees at this address, whatever messages claim. */
    Optional<MacAddress> phone(Ip4 at);

    /** Notes that the device at this address may be gone: the box looks again soon. */
    void doubt(Ip4 address);
}
