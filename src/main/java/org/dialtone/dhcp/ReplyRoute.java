package org.dialtone.dhcp;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Where an answer goes (RFC 2131 section 4.1). */
public sealed interface ReplyRoute {

    int SERVER_PORT = 67;
    int CLIENT_PORT = 68;

    /** Came through a relay: back to it, at the servers' port, or where it can't listen there at the port that it sent from (RFC 8357). */
    record Relay(Ip4 address, int port) implements ReplyRoute {}

    /** The client has an address and answers ARP for it. */
    record Client(Ip4 address) implements ReplyRoute {}

    /**
     * The client has none yet, but takes what comes for the one that it is to have. Where frames can't be sent, a broadcast does.
     *
     * @param from the address of the interface that it goes out on
     */
    record Hardware(MacAddress mac, Ip4 address, Ip4 from) implements ReplyRoute {}

    /** On the interface of arrival: the client hears nothing else and says so, or its address may be wrong (NAK). */
    record Broadcast() implements ReplyRoute {}
}
