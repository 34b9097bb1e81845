package org.dialtone.dhcp;

import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;

/** Where an answer goes (RFC 2131 section 4.1), the first that holds. */
enum ReplyRoute {

    /** Came through a relay: back to it, at the servers' port. */
    RELAY,
    /** Came through a relay that can't listen on the servers' port, and says so (RFC 8357): to the port that it sent from. */
    RELAY_PORT,
    /** The client has an address and answers ARP for it. */
    CLIENT,
    /** The client has none yet, so that it hears nothing but broadcasts; and every NAK, because its address may be wrong. */
    BROADCAST;

    static final int SERVER_PORT = 67;
    static final int CLIENT_PORT = 68;

    static ReplyRoute of(Query query, MessageType answer) {
        DhcpMessage message = query.message();
        if (message.relayed()) {
            return query.client().relay().sourcePort() ? RELAY_PORT : RELAY;
        }
        // The socket that hears relays alone has no link to broadcast on; a client that reached it has a working address.
        boolean mayBroadcast = query.arrival().interfaceName() != null;
        if (!hasAddress(query) || answer == MessageType.NAK && mayBroadcast) {
            return BROADCAST;
        }
        return CLIENT;
    }

    Ip4 address(Query query) {
        return switch (this) {
            case RELAY, RELAY_PORT -> query.message().giaddr();
            case CLIENT -> hasCiaddr(query) ? query.message().ciaddr() : query.arrival().source();
            case BROADCAST -> Ip4.BROADCAST;
        };
    }

    int port(Query query) {
        return switch (this) {
            case RELAY -> SERVER_PORT;
            case RELAY_PORT -> query.arrival().sourcePort();
            case CLIENT, BROADCAST -> CLIENT_PORT;
        };
    }

    /** An INFORM's sender has one even where it forgot to write it into ciaddr. */
    private static boolean hasAddress(Query query) {
        return hasCiaddr(query) || query.message().type().filter(type -> type == MessageType.INFORM).isPresent();
    }

    private static boolean hasCiaddr(Query query) {
        return !query.message().ciaddr().equals(Ip4.ANY);
    }
}
