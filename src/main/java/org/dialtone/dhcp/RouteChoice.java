package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Chooses the route of an answer: the first rule of RFC 2131 section 4.1 that applies. */
final class RouteChoice {

    /** The lowest bit of the first byte: it marks the address of a group, never that of one interface. */
    private static final long GROUP = 1L << 40;

    private RouteChoice() {}

    static ReplyRoute of(Exchange query, DhcpMessage answer) {
        DhcpMessage message = query.message();
        if (message.relayed()) {
            return new ReplyRoute.Relay(
                    message.giaddr(),
                    query.client().relay().sourcePort() ? query.arrival().sourcePort() : ReplyRoute.SERVER_PORT);
        }
        // The socket for relays alone has no link to broadcast on; a client that reached it has a working address.
        boolean onLink = query.arrival().interfaceName() != null;
        if (hasAddress(query) && !(onLink && isNak(answer))) {
            return new ReplyRoute.Client(
                    hasCiaddr(query) ? message.ciaddr() : query.arrival().source());
        }
        return onLink
                ? mayUnicast(query, answer)
                        .<ReplyRoute>map(mac -> new ReplyRoute.Hardware(
                                mac, answer.yiaddr(), query.arrival().interfaceAddress()))
                        .orElse(new ReplyRoute.Broadcast())
                : new ReplyRoute.Broadcast();
    }

    private static Optional<MacAddress> mayUnicast(Exchange query, DhcpMessage answer) {
        return query.message().broadcast() || answer.yiaddr().equals(Ip4.ANY)
                ? Optional.empty()
                : query.message().mac().filter(mac -> (mac.bits() & GROUP) == 0);
    }

    private static boolean isNak(DhcpMessage answer) {
        return answer.type().filter(type -> type == MessageType.NAK).isPresent();
    }

    /** Whether the client has an address; the sender of an INFORM has one even where it left ciaddr empty. */
    private static boolean hasAddress(Exchange query) {
        return hasCiaddr(query)
                || query.message()
                        .type()
                        .filter(type -> type == MessageType.INFORM)
                        .isPresent();
    }

    private static boolean hasCiaddr(Exchange query) {
        return !query.message().ciaddr().equals(Ip4.ANY);
    }
}
