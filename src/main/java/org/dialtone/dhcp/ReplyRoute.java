package org.dialtone.dhcp;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** The way of an answer (RFC 2131 section 4.1). */
public sealed interface ReplyRoute {

    int SERVER_PORT = 67;
    int CLIENT_PORT = 68;

    /**
     * The message came through a relay: the answer goes back to it, at the servers' port, or at the port that it sent
     * from where it can't listen at the servers' port (RFC 8357).
     */
    record Relay(Ip4 address, int port) implements ReplyRoute {}

    /** The client has an address and answers ARP for it. */
    record Client(Ip4 address) implements ReplyRoute {}

    /**
     * The client has no address yet, but takes packets for the address that it is to have. Where the box can't send
     * frames, it broadcasts.
     *
     * @param from the address of the interface that sends the frame
     */
    record Hardware(MacAddress mac, Ip4 address, Ip4 from) implements ReplyRoute {}

    /**
     * The answer is broadcast on the interface of arrival: the client asks for that, or its address may be wrong (NAK).
     */
    record Broadcast() implements ReplyRoute {}
}
