package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * One client's message, and all that is known when it is answered.
 *
 * @param standing what the plan says of the client
 * @param served null where no scope is meant for it
 * @param server what the box calls itself toward this client
 */
record Exchange(
        DhcpMessage message,
        Arrival arrival,
        Client client,
        ClientPolicy standing,
        ServedScope served,
        Ip4 server,
        Instant now) {

    Scope scope() {
        return served.scope();
    }

    Subnet subnet() {
        return served.scope().subnet();
    }

    /** As the same link's other scope has it. */
    Exchange in(ServedScope other) {
        return other == served ? this : new Exchange(message, arrival, client, standing, other, server, now);
    }

    /** As the scope of this address has it, where that is on the same link. */
    Exchange at(Ip4 address) {
        ServedScope around = served == null ? null : served.around(address);
        return around == null ? this : in(around);
    }

    /** What is reserved for the client, or null. */
    Reservation reservation() {
        return standing.reserved() == null ? null : standing.reserved().reservation();
    }

    /** Option 50, else ciaddr; 0.0.0.0 where neither is there. */
    Ip4 asked() {
        return message.options().address(Code.REQUESTED_ADDRESS).orElse(message.ciaddr());
    }

    /** Addresses that are somebody's here without any lease: the box's own and the relay's. */
    boolean isBarred(Ip4 address) {
        return address.equals(server) || address.equals(arrival.interfaceAddress()) || address.equals(message.giaddr());
    }

    /** Option 54: the box, or where a relay wants to stay in between, that relay (RFC 5107 section 4). */
    Ip4 serverId() {
        return message.relayed() && client.relay().serverId() != null
                ? client.relay().serverId()
                : server;
    }

    /** A client answers to either name of the box: an earlier OFFER may have come before the other was set. */
    boolean isForUs(Ip4 serverId) {
        return serverId.equals(server) || serverId.equals(arrival.interfaceAddress()) || serverId.equals(serverId());
    }

    /** Whether it names another server (option 54). */
    boolean isForAnother() {
        return message.options()
                .address(Code.SERVER_ID)
                .filter(id -> !isForUs(id))
                .isPresent();
    }

    /** Why no scope is meant for it, in words. */
    String noScope() {
        return message.relayed()
                ? "no scope for relay " + message.giaddr()
                : arrival.interfaceName() == null
                        ? "no relay sent it, and its address belongs to no subnet here"
                        : "no scope for interface " + arrival.interfaceName() + " (" + arrival.interfaceAddress() + ")";
    }
}
