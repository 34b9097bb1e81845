package org.dialtone.dhcp;

import java.util.function.BooleanSupplier;
import org.dialtone.dhcp.wire.DhcpMessage;

/**
 * Sends each new message to the listener or to the server, as the plan of the moment says. Probes and leases that were
 * begun before the plan changed are the server's either way.
 */
public final class ListenOrServe extends ForwardingDhcpServer {

    private final BooleanSupplier listening;
    private final Listener listener;

    /** @param listening whether another DHCP server answers and the box only listens; asked for each message */
    public ListenOrServe(BooleanSupplier listening, Listener listener, DhcpServer server) {
        super(server);
        this.listening = listening;
        this.listener = listener;
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        return listening.getAsBoolean() ? listener.receive(message, arrival) : super.receive(message, arrival);
    }
}
