package org.dialtone.socket.dhcp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.wire.DhcpMessage;

/** Tells a socket how its packets came in. Used on the event loop alone. */
@FunctionalInterface
interface ArrivalResolver {

    /** Empty where the box has no address toward the sender: it could not answer. */
    Optional<Arrival> arrival(InetSocketAddress sender);

    /**
     * Whether the message is of this machine itself: another program on it asks, such as {@code dialtone probe}, and is
     * no phone.
     */
    default boolean isOwn(DhcpMessage message) {
        return false;
    }
}
