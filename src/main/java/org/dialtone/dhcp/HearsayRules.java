package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * The objections to a message while the box only listens. A server's answer goes to the address that the relay names; a
 * listener sends no answer, so that nothing checks the sender, and any device that can send UDP to the box could claim
 * anything. For one thread.
 */
final class HearsayRules implements RelayFilter.Objections {

    private final Witness witness;
    private ScopeIndex scopes;
    private boolean listed;

    HearsayRules(Witness witness) {
        this.witness = witness;
    }

    /** @param anyListed whether any scope lists relays */
    void install(ScopeIndex newer, boolean anyListed) {
        scopes = newer;
        listed = anyListed;
    }

    @Override
    public Event event(DhcpMessage message, Grounds grounds) {
        return MessageEvents.disbelieved(message);
    }

    @Override
    public boolean bindAll() {
        return listed;
    }

    /**
     * A relay has an address on the clients' link, and sends from that link or from a link of the box: the box can
     * check no more.
     */
    @Override
    public Optional<Grounds> toOpenRelay(DhcpMessage message, Arrival arrival, ServedScope meant) {
        String name = meant.scope().name();
        if (message.relayed() && meant.around(message.giaddr()) == null) {
            return Optional.of(Grounds.of(Reason.RELAY_OUTSIDE_SCOPE)
                    .with(Detail.RELAY, message.giaddr())
                    .with(Detail.SCOPE, name));
        }
        return arrival.source().equals(message.giaddr()) || isOnLink(arrival, arrival.source())
                ? Optional.empty()
                : Optional.of(Grounds.of(Reason.RELAY_BY_OTHER_SENDER)
                        .with(Detail.SOURCE, arrival.source())
                        .with(Detail.RELAY, message.giaddr())
                        .with(Detail.SCOPE, name));
    }

    /** Objects to a message for no scope, or for the link itself. */
    @Override
    public Optional<Grounds> toStray(DhcpMessage message, Arrival arrival) {
        if (message.relayed()) {
            return Optional.of(Grounds.of(Reason.RELAY_OF_NO_SCOPE).with(Detail.RELAY, message.giaddr()));
        }
        return isOnLink(arrival, arrival.source())
                ? Optional.empty()
                : Optional.of(Grounds.of(Reason.BEYOND_ROUTER).with(Detail.SOURCE, arrival.source()));
    }

    /** Objects to the address that a message claims for its client. */
    Optional<Grounds> toClaim(DhcpMessage message, Arrival arrival, Ip4 claimed) {
        if (!message.relayed()) {
            boolean near = isOnLink(arrival, claimed)
                    || scopes.onLink(arrival)
                            .filter(link -> link.around(claimed) != null)
                            .isPresent();
            return near ? Optional.empty() : Optional.of(about(Reason.OFF_LINK, claimed));
        }
        if (claimed.equals(message.giaddr()) || claimed.equals(arrival.source())) {
            return Optional.of(about(Reason.OF_THE_RELAY, claimed));
        }
        RelayInfo relay = RelayInfo.of(message.options().get(Code.RELAY_AGENT));
        boolean inScope = scopes.of(message, relay, arrival)
                .filter(meant -> meant.around(claimed) != null)
                .isPresent();
        return inScope
                ? Optional.empty()
                : Optional.of(about(Reason.OUTSIDE_RELAYS_SCOPE, claimed).with(Detail.RELAY, message.giaddr()));
    }

    private static Grounds about(Reason reason, Ip4 claimed) {
        return Grounds.of(reason).with(Detail.ASKED, claimed);
    }

    /**
     * Whether the message came from the link: a client without an address sends from 0.0.0.0, which no router passes
     * on.
     */
    private boolean isOnLink(Arrival arrival, Ip4 address) {
        return address.equals(Ip4.ANY)
                || witness.isOnLink(address)
                || Subnet.around(arrival.interfaceAddress(), arrival.interfacePrefix())
                        .contains(address);
    }
}
