package org.dialtone.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Stands before another server and leaves all to it that it doesn't decide itself. */
abstract class ForwardingDhcpServer implements DhcpServer {

    private final DhcpServer next;

    ForwardingDhcpServer(DhcpServer next) {
        this.next = next;
    }

    @Override
    public Outcome receive(DhcpMessage message, Arrival arrival) {
        return next.receive(message, arrival);
    }

    @Override
    public Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        return next.resume(message, arrival, deadline);
    }

    @Override
    public void isFree(Ip4 address) {
        next.isFree(address);
    }

    @Override
    public void isUnasked(Ip4 address) {
        next.isUnasked(address);
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        return next.isTaken(address, by);
    }

    @Override
    public void isStored(Lease lease) {
        next.isStored(lease);
    }

    @Override
    public void isRefused(Lease lease) {
        next.isRefused(lease);
    }

    @Override
    public void isInDoubt(Lease lease) {
        next.isInDoubt(lease);
    }

    @Override
    public List<Outcome.Store> rewrites() {
        return next.rewrites();
    }

    @Override
    public Optional<Outcome.Reply> promised(DhcpMessage message, Arrival arrival, Lease refused) {
        return next.promised(message, arrival, refused);
    }

    @Override
    public boolean isLow() {
        return next.isLow();
    }

    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return next.orders(links);
    }
}
