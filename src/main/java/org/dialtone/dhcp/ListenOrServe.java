package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Sends each new message to the listener or to the server, as the plan of the moment says. Probes and leases that were
 * begun before the plan changed are the server's either way.
 */
public final class ListenOrServe implements DhcpServer {

    private final BooleanSupplier listening;
    private final Listener listener;
    private final DhcpServer server;

    /** @param listening whether another DHCP server answers and the box only listens; asked for each message */
    public ListenOrServe(BooleanSupplier listening, Listener listener, DhcpServer server) {
        this.listening = listening;
        this.listener = listener;
        this.server = server;
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        return listening.getAsBoolean() ? listener.receive(message, arrival) : server.receive(message, arrival);
    }

    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        return server.resume(message, arrival, deadline);
    }

    @Override
    public void isFree(Ip4 address) {
        server.isFree(address);
    }

    @Override
    public void isUnasked(Ip4 address) {
        server.isUnasked(address);
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return server.isTaken(address, by);
    }

    @Override
    public void isStored(Lease lease) {
        server.isStored(lease);
    }

    @Override
    public void isRefused(Lease lease) {
        server.isRefused(lease);
    }

    @Override
    public boolean isLow() {
        return server.isLow();
    }

    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return server.orders(links);
    }
}
