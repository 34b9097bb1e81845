package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/** The client of a reservation: a device, an identifier, or a port. */
public sealed interface ReservedFor {

    /** The device with this hardware address. */
    record Mac(MacAddress mac) implements ReservedFor {

        @Override
        public String toString() {
            return mac.toString();
        }
    }

    /**
     * The client that sends this identifier (option 61). @param hex its bytes as hex digits; a type byte 0 before them
     * means the same client
     */
    record ClientId(String hex) implements ReservedFor {

        @Override
        public String toString() {
            return "client identifier 0x" + hex;
        }
    }

    /** The client at this port of a relay (option 82, sub-option 1). @param hex its bytes as hex digits */
    record CircuitId(String hex) implements ReservedFor {

        @Override
        public String toString() {
            return "circuit 0x" + hex;
        }
    }
}
