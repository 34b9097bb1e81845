package org.dialtone.socket.dhcp;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.dialtone.dhcp.Arrival;

/** What a socket knows of where its packets came in. Used on the event loop alone. */
@FunctionalInterface
interface ArrivalResolver {

    /** Empty where the box has no address toward the sender, so that nothing could be answered. */
    Optional<Arrival> arrival(InetSocketAddress sender);
}
