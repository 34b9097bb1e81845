package org.dialtone.dhcp;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/**
 * Addresses that no relay has, so that a message with one as giaddr was made up: the box would send its answer to all
 * hosts of a subnet, to itself, or to a client. A switch that relays may have its own address from the box, and the
 * box's host may relay: such a relay sends from that address.
 */
final class ImpossibleRelays {

    private static final Subnet THIS_NETWORK = Subnet.of("0.0.0.0/8");
    private static final Subnet LOOPBACK = Subnet.of("127.0.0.0/8");
    /** Multicast, reserved addresses and the broadcast to all (RFC 6890). */
    private static final Subnet NO_HOST = Subnet.of("224.0.0.0/3");
    /** RFC 3021: a smaller subnet has neither a network nor a broadcast address. */
    private static final int LONGEST = 30;

    private final ScopeIndex scopes;
    private final Set<Ip4> own;
    private final Function<Ip4, Optional<MacAddress>> holders;
    private final Predicate<MacAddress> phones;

    /**
     * @param own     the box's addresses
     * @param holders the client that has the address by a lease
     * @param phones  whether the site lists this phone
     */
    ImpossibleRelays(
            ScopeIndex scopes,
            Set<Ip4> own,
            Function<Ip4, Optional<MacAddress>> holders,
            Predicate<MacAddress> phones) {
        this.scopes = scopes;
        this.own = own;
        this.holders = holders;
        this.phones = phones;
    }

    /** Knows no client, as where the box gives no address. */
    static ImpossibleRelays withoutLeases(ScopeIndex scopes) {
        return new ImpossibleRelays(scopes, Set.of(), _ -> Optional.empty(), _ -> false);
    }

    /** Why no relay can have sent the message. */
    Optional<Grounds> objection(DhcpMessage message, Arrival arrival) {
        Ip4 giaddr = message.giaddr();
        if (!message.relayed()) {
            return Optional.empty();
        }
        if (isNoHost(giaddr, arrival)) {
            return Optional.of(about(Reason.RELAY_NO_HOST, giaddr));
        }
        return holders.apply(giaddr)
                .filter(holder -> !isListed(giaddr) && !relays(holder, message, arrival))
                .map(_ -> about(Reason.RELAY_IS_CLIENT, giaddr));
    }

    /** Whether the holder of the giaddr relays another client's message; a phone of the site relays nothing. */
    private boolean relays(MacAddress holder, DhcpMessage message, Arrival arrival) {
        return arrival.source().equals(message.giaddr())
                && !phones.test(holder)
                && message.mac().filter(holder::equals).isEmpty();
    }

    private boolean isNoHost(Ip4 giaddr, Arrival arrival) {
        if (LOOPBACK.contains(giaddr)) {
            return !LOOPBACK.contains(arrival.source());
        }
        return THIS_NETWORK.contains(giaddr)
                || NO_HOST.contains(giaddr)
                || own.contains(giaddr) && !own.contains(arrival.source())
                || isEdge(giaddr, Subnet.around(arrival.interfaceAddress(), arrival.interfacePrefix()))
                || scopes.around(giaddr)
                        .filter(served -> isEdge(giaddr, served.scope().subnet()))
                        .isPresent();
    }

    private static boolean isEdge(Ip4 address, Subnet subnet) {
        return subnet.prefix() <= LONGEST && (address.equals(subnet.network()) || address.equals(subnet.broadcast()));
    }

    private boolean isListed(Ip4 giaddr) {
        return scopes.around(giaddr)
                .filter(served -> served.network().stream()
                        .anyMatch(each ->
                                each.scope().scopePolicy().relays().addresses().contains(giaddr)))
                .isPresent();
    }

    private static Grounds about(Reason reason, Ip4 giaddr) {
        return Grounds.of(reason).with(Detail.RELAY, giaddr);
    }
}
