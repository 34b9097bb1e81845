package org.dialtone.dhcp;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.net.Ip4;

/** Finds the scope of a message. */
final class ScopeIndex {

    private final NavigableMap<Ip4, ServedScope> byNetwork = new TreeMap<>();
    private final Map<String, ServedScope> byInterface;
    private final Collection<Ip4> own;
    private final boolean dataSide;

    /** Without an address of the box. */
    ScopeIndex(List<ServedScope> scopes) {
        this(scopes, List.of());
    }

    private ScopeIndex(List<ServedScope> scopes, Collection<Ip4> own) {
        this.own = own;
        Map<String, ServedScope> byName = new HashMap<>();
        scopes.forEach(served -> {
            byNetwork.put(served.scope().subnet().network(), served);
            byName.put(served.scope().name(), served);
        });
        List<Scope> all = scopes.stream().map(ServedScope::scope).toList();
        scopes.forEach(served -> served.share(SharedNetworks.of(served.scope(), all).stream()
                .map(each -> byName.get(each.name()))
                .toList()));
        dataSide =
                scopes.stream().anyMatch(served -> served.scope().scopePolicy().voiceVlan() > 0);
        byInterface = scopes.stream()
                .filter(served -> served.scope().interfaceName() != null)
                .collect(Collectors.toUnmodifiableMap(
                        served -> served.scope().interfaceName(), served -> served, (first, _) -> first));
    }

    /**
     * The scopes of the plan.
     *
     * @param reserved addresses that only their holders are given
     * @param own      addresses of the box, which no client is given
     */
    static ScopeIndex of(DhcpPlan plan, Collection<Ip4> reserved, Collection<Ip4> own) {
        Set<String> phones = plan.classes().stream()
                .filter(ClientClass::isOfPhones)
                .map(ClientClass::name)
                .collect(Collectors.toSet());
        return new ScopeIndex(
                plan.scopes().stream()
                        .map(scope -> ServedScope.of(scope, never(plan, scope, reserved, own), phones))
                        .toList(),
                own);
    }

    private static Set<Ip4> never(DhcpPlan plan, Scope scope, Collection<Ip4> reserved, Collection<Ip4> own) {
        Set<Ip4> never = Stream.concat(reserved.stream(), own.stream())
                .filter(scope.subnet()::contains)
                .collect(Collectors.toSet());
        if (plan.serverAddress() != null) {
            never.add(plan.serverAddress());
        }
        return never;
    }

    /** Whether any scope sends its phones to a voice VLAN. */
    boolean haveDataSide() {
        return dataSide;
    }

    /** The scope whose subnet contains the address. */
    Optional<ServedScope> around(Ip4 address) {
        var below = byNetwork.floorEntry(address);
        return Optional.ofNullable(below)
                .map(Map.Entry::getValue)
                .filter(served -> served.scope().subnet().contains(address));
    }

    /** Whether the address is of a link that the box has an address on itself. @param known one of those addresses */
    boolean isOnOwnLink(Ip4 address, Ip4 known) {
        return around(address).stream()
                .flatMap(served -> served.network().stream())
                .map(ServedScope::scope)
                .anyMatch(scope -> scope.interfaceName() != null
                        || scope.subnet().contains(known)
                        || own.stream().anyMatch(scope.subnet()::contains));
    }

    /** As {@link DhcpPlan#listsRelays}. */
    boolean listsRelays(Ip4 address) {
        return around(address).stream()
                .flatMap(served -> served.network().stream())
                .anyMatch(each -> !each.scope().scopePolicy().relays().isOpen());
    }

    Optional<ServedScope> named(String name) {
        return byNetwork.values().stream()
                .filter(served -> served.scope().name().equals(name))
                .findFirst();
    }

    /**
     * RFC 2131 section 4.3.1: the scope of the relay's subnet, or of the subnet that the relay or client names
     * (RFC 3527, 3011); without a relay the scope of the link.
     */
    Optional<ServedScope> of(DhcpMessage message, RelayInfo relay, Arrival arrival) {
        if (message.relayed() && relay.link() != null) {
            return around(relay.link());
        }
        Optional<Ip4> selected = message.options().address(Code.SUBNET_SELECTION);
        if (selected.isPresent()) {
            return around(selected.get());
        }
        if (message.relayed()) {
            return around(message.giaddr());
        }
        Optional<ServedScope> own = ofAddress(message);
        return own.isPresent() ? own : onLink(arrival);
    }

    /**
     * The scope of the client's own address: a client that has an address may write through a router, so that the
     * address, not the link, tells its subnet.
     */
    private Optional<ServedScope> ofAddress(DhcpMessage message) {
        boolean has = !message.ciaddr().equals(Ip4.ANY)
                && message.type().filter(type -> type != MessageType.DISCOVER).isPresent();
        return has ? around(message.ciaddr()) : Optional.empty();
    }

    /** The first scope of the link, for any client. */
    Optional<ServedScope> onLink(Arrival arrival) {
        if (arrival.interfaceName() == null) {
            return Optional.empty();
        }
        ServedScope named = byInterface.get(arrival.interfaceName());
        return named != null
                ? Optional.of(named)
                        .map(each -> each.around(arrival.interfaceAddress()))
                        .or(() -> Optional.of(named))
                : around(arrival.interfaceAddress())
                        .filter(served -> served.scope().interfaceName() == null);
    }
}
