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
record Query(DhcpMessage message, Arrival arrival, Client client, Standing standing, ServedScope served, Ip4 server, Instant now) {

    Scope scope() {
        return served.scope();
    }

    Subnet subnet() {
        return served.scope().subnet();
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
        return message.relayed() && client.relay().serverId() != null ? client.relay().serverId() : server;
    }

    /** A client answers to either name of the box: an earlier OFFER may have come before the other was set. */
    boolean isForUs(Ip4 serverId) {
        return serverId.equals(server) || serverId.equals(arrival.interfaceAddress()) || serverId.equals(serverId());
    }
}
