package org.dialtone.socket.dhcp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.DhcpServer;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Outcome;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** A server that orders no probe and expects no results; a test overrides what it does expect. */
interface IdleServer extends DhcpServer {

    @Override
    default void isFree(Ip4 address) {
        throw new AssertionError(address + " is free");
    }

    @Override
    default Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        throw new AssertionError(address + " is taken by " + by);
    }

    @Override
    default void isStored(Lease lease) {
        throw new AssertionError("stored " + lease);
    }

    @Override
    default void isRefused(Lease lease) {
        throw new AssertionError("refused " + lease);
    }

    @Override
    default void isInDoubt(Lease lease) {
        throw new AssertionError("in doubt " + lease);
    }

    @Override
    default List<Outcome.Store> rewrites() {
        return List.of();
    }

    @Override
    default Optional<Outcome.Reply> promised(DhcpMessage message, Arrival arrival, Lease refused) {
        return Optional.empty();
    }

    @Override
    default Outcome receive(DhcpMessage message, Arrival arrival) {
        throw new AssertionError("the socket brings " + message);
    }

    @Override
    default Outcome resume(DhcpMessage message, Arrival arrival, Instant deadline) {
        throw new AssertionError("the socket resumes its messages");
    }

    @Override
    default boolean isLow() {
        return false;
    }

    @Override
    default List<Outcome.Probe> orders(List<Arrival> links) {
        return List.of();
    }
}
