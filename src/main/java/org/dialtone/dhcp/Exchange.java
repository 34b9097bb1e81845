package org.dialtone.dhcp;

import java.time.Instant;
import java.util.function.Function;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * A client's message, with all that the box knows when it answers.
 *
 * @param standing the plan's settings for the client
 * @param served   the scope of the message, or null
 * @param server   the box's address toward this client
 * @param quiet    whether the message is one of too many: the box answers it, but stores and tells nothing of it
 * @param crowded  whether many phones boot now
 */
record Exchange(
        DhcpMessage message,
        Arrival arrival,
        Client client,
        ClientPolicy standing,
        ServedScope served,
        Ip4 server,
        Instant now,
        boolean quiet,
        boolean crowded) {

    Scope scope() {
        return served.scope();
    }

    Subnet subnet() {
        return served.scope().subnet();
    }

    /** The same exchange in another scope of the link. */
    Exchange in(ServedScope other) {
        return other == served
                ? this
                : new Exchange(message, arrival, client, standing, other, server, now, quiet, crowded);
    }

    /** The same exchange in the scope of this address, where that scope is on the same link. */
    Exchange at(Ip4 address) {
        ServedScope around = served == null ? null : served.around(address);
        return around == null ? this : in(around);
    }

    /** The first address found in the scopes of the link, the scope of the message first; or null. */
    Ip4 onLink(Function<Exchange, Ip4> way) {
        for (ServedScope each : served.network()) {
            Ip4 found = way.apply(in(each));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The client, as the scope of the exchange tells it from others. */
    KeyedClient keyed() {
        return scope().scopePolicy().clientKey().of(client.mac(), client.clientId());
    }

    /** The client's reservation, or null. */
    Reservation reservation() {
        return standing.reserved() == null ? null : standing.reserved().reservation();
    }

    /** Option 50, else ciaddr; 0.0.0.0 where the message has neither. */
    Ip4 asked() {
        return message.options().address(Code.REQUESTED_ADDRESS).orElse(message.ciaddr());
    }

    /** Whether the address belongs to a device here without any lease: to the box itself or the relay. */
    boolean isBarred(Ip4 address) {
        return address.equals(server) || address.equals(arrival.interfaceAddress()) || address.equals(message.giaddr());
    }

    /** Option 54 of the answer: the box's address, or a relay's that wants to stay on the way (RFC 5107 section 4). */
    Ip4 serverId() {
        return message.relayed() && client.relay().serverId() != null
                ? client.relay().serverId()
                : server;
    }

    /**
     * Whether the client answers to the box, by either of its addresses: an earlier OFFER may be older than the other
     * address.
     */
    boolean isForUs(Ip4 serverId) {
        return serverId.equals(server) || serverId.equals(arrival.interfaceAddress()) || serverId.equals(serverId());
    }

    /** Whether the message names another server (option 54). */
    boolean isForAnother() {
        return message.options()
                .address(Code.SERVER_ID)
                .filter(id -> !isForUs(id))
                .isPresent();
    }

    /** Why no scope serves the message. */
    Grounds noScope() {
        if (message.relayed()) {
            return Grounds.of(Reason.NO_SCOPE_FOR_RELAY).with(Detail.RELAY, message.giaddr());
        }
        return arrival.interfaceName() == null
                ? Grounds.of(Reason.NO_SCOPE_FOR_SOURCE)
                : Grounds.of(Reason.NO_SCOPE_FOR_LINK)
                        .with(Detail.LINK, arrival.interfaceName())
                        .with(Detail.LINK_ADDRESS, arrival.interfaceAddress());
    }
}
