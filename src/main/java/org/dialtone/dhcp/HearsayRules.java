package org.dialtone.dhcp;

import java.util.Optional;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Cause;
import org.dialtone.net.Ip4;
import org.dialtone.net.Subnet;

/**
 * What speaks against a message where the box only listens. A server's answer goes to where the relay says that it is;
 * what a listener learns goes nowhere, so that anyone who can send UDP to the box could say anything. For one thread.
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

    /** A relay stands on the clients' link, and sends from there or from a link of the box: more can't be seen. */
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

    /** What is for no scope, or for the link itself. */
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

    /** Of an address that a message claims for its client. */
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

    /** Who has no address yet sends from 0.0.0.0, which no router passes on. */
    private boolean isOnLink(Arrival arrival, Ip4 address) {
        return address.equals(Ip4.ANY)
                || witness.isOnLink(address)
                || Subnet.around(arrival.interfaceAddress(), arrival.interfacePrefix())
                        .contains(address);
    }
}
