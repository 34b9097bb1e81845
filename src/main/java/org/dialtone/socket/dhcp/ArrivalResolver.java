package org.dialtone.socket.dhcp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.dialtone.dhcp.Arrival;

/** Tells a socket how its packets came in. Used on the event loop alone. */
@FunctionalInterface
interface ArrivalResolver {

    /** Empty where the box has no address toward the sender: it could not answer. */
    Optional<Arrival> arrival(InetSocketAddress sender);
}
