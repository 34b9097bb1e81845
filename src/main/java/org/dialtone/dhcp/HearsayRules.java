package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Cause;
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
    public String because(String why) {
        return Cause.HEARSAY.because(why);
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
    public Optional<String> toOpenRelay(DhcpMessage message, Arrival arrival, ServedScope meant) {
        String name = meant.scope().name();
        if (message.relayed() && meant.around(message.giaddr()) == null) {
            return Optional.of("came from relay " + message.giaddr() + ", which is not in scope " + name
                    + ", and which that doesn't list under relays");
        }
        return arrival.source().equals(message.giaddr()) || isOnLink(arrival, arrival.source())
                ? Optional.empty()
                : Optional.of("came from " + arrival.source() + " as relay " + message.giaddr() + "; scope " + name
                        + " doesn't list both under relays");
    }

    /** Objects to a message for no scope, or for the link itself. */
    @Override
    public Optional<String> toStray(DhcpMessage message, Arrival arrival) {
        if (message.relayed()) {
            return Optional.of("came from relay " + message.giaddr()
                    + " for a network of no scope: only a scope that lists it under relays makes it heard");
        }
        return isOnLink(arrival, arrival.source())
                ? Optional.empty()
                : Optional.of("came from " + arrival.source() + ", beyond a router, and through no relay");
    }

    /** Objects to the address that a message claims for its client. */
    Optional<String> toClaim(DhcpMessage message, Arrival arrival, Ip4 claimed) {
        if (!message.relayed()) {
            boolean near = isOnLink(arrival, claimed)
                    || scopes.onLink(arrival)
                            .filter(link -> link.around(claimed) != null)
                            .isPresent();
            return near ? Optional.empty() : Optional.of(claimed + " is no address of the link that it came from");
        }
        if (claimed.equals(message.giaddr()) || claimed.equals(arrival.source())) {
            return Optional.of(claimed + " is its relay's own");
        }
        RelayInfo relay = RelayInfo.of(message.options().get(Code.RELAY_AGENT));
        boolean inScope = scopes.of(message, relay, arrival)
                .filter(meant -> meant.around(claimed) != null)
                .isPresent();
        return inScope ? Optional.empty() : Optional.of(claimed + " is not in the scope of relay " + message.giaddr());
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
