package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/** Whom a reservation is for: the device, what it calls itself, or the port that it hangs on. */
public sealed interface ReservedFor {

    /** The device with this hardware address. */
    record Mac(MacAddress mac) implements ReservedFor {

        @Override
        public String toString() {
            return mac.toString();
        }
    }

    /** Who sends this client identifier (option 61). @param hex its bytes as hex digits; a type byte 0 in front of them is the same client */
    record ClientId(String hex) implements ReservedFor {

        @Override
        public String toString() {
            return "client identifier 0x" + hex;
        }
    }

    /** Who asks from this port of a relay (option 82, sub-option 1). @param hex its bytes as hex digits */
    record CircuitId(String hex) implements ReservedFor {

        @Override
        public String toString() {
            return "circuit 0x" + hex;
        }
    }
}
