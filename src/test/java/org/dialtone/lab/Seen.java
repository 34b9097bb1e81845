package org.dialtone.lab;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** A packet on the wire that promises something, or takes it back. */
sealed interface Seen {

    /** Epoch microseconds. */
    long at();

    /** The machine that sent it; empty: a phone. */
    String by();

    /** A DHCPACK of an address. @param seconds of the lease */
    record Acked(long at, String by, MacAddress mac, Ip4 address, long seconds, Ip4 server) implements Seen {

        /** The end of the lease, in epoch microseconds. */
        long end() {
            return at + seconds * 1_000_000;
        }
    }

    record Offered(long at, String by, MacAddress mac, Ip4 address) implements Seen {}

    record Refused(long at, String by, MacAddress mac) implements Seen {}

    /** The phone's own DHCPRELEASE. */
    record Released(long at, String by, MacAddress mac, Ip4 address) implements Seen {}

    /** The 200 to a REGISTER. */
    record Registered(long at, String by, String user) implements Seen {}

    /** The beginning of an answer to a request for a file. */
    record Filed(long at, String by, Ip4 to) implements Seen {}
}
