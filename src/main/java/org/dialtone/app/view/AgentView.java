package org.dialtone.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.RelayedPort;
import org.dialtone.net.Ip4;

/**
 * A relay agent, mostly a switch, and the phones at its ports.
 *
 * @param name   as the agent names itself (remote ID); a scope, where the phones' relays name no agent
 * @param scopes of the phones' addresses
 * @param relays the addresses (giaddr) of the believed relays of these scopes
 * @param ports  by name
 */
public record AgentView(String name, List<String> scopes, List<Ip4> relays, List<PortView> ports) {

    /**
     * One port.
     *
     * @param name as the agent names it; null where it names none
     */
    public record PortView(String name, List<PhoneView> phones) {}

    private static final String SCOPE = "scope ";

    /** Numbers within names count as numbers: port 9 comes before port 10. */
    static final Comparator<String> BY_NUMBER = Comparator.comparing(AgentView::padded);

    private static String padded(String name) {
        return name.replaceAll("(\\d+)", "000000000$1").replaceAll("0*(\\d{10})", "$1");
    }

    /** The scope that is its name; empty where it names itself, or its phones have no scope. */
    public Optional<String> scopeAlone() {
        return scopes.stream().filter(scope -> name.equals(SCOPE + scope)).findFirst();
    }

    public long phones() {
        return ports.stream().mapToLong(port -> port.phones().size()).sum();
    }

    public long registered() {
        return ports.stream()
                .flatMap(port -> port.phones().stream())
                .filter(phone -> phone.state() == PhoneState.REGISTERED)
                .count();
    }

    /**
     * All agents, by name; those that name themselves first. Phones without an address are at none.
     *
     * @param places the place of the holder of an address, as its lease has it
     */
    static List<AgentView> of(List<PhoneView> phones, Function<Ip4, Optional<String>> places, List<HeardRelay> relays) {
        Map<String, List<Found>> named = new TreeMap<>(BY_NUMBER.thenComparing(Comparator.naturalOrder()));
        Map<String, List<Found>> nameless = new TreeMap<>();
        for (PhoneView phone : phones) {
            if (phone.address() != null) {
                RelayedPort port =
                        places.apply(phone.address()).flatMap(RelayedPort::of).orElse(new RelayedPort(null, null));
                Map<String, List<Found>> those = port.agent() == null ? nameless : named;
                String name = port.agent() == null ? scope(phone) : port.agent();
                those.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Found(port.port(), phone));
            }
        }
        List<AgentView> agents = new ArrayList<>();
        named.forEach((name, found) -> agents.add(agent(name, found, relays)));
        nameless.forEach((name, found) -> agents.add(agent(name, found, relays)));
        return agents;
    }

    /** @param port null: none is named */
    private record Found(String port, PhoneView phone) {}

    private static String scope(PhoneView phone) {
        return phone.scope() == null ? "no scope" : SCOPE + phone.scope();
    }

    private static AgentView agent(String name, List<Found> found, List<HeardRelay> relays) {
        TreeSet<String> scopes = new TreeSet<>();
        Map<String, List<PhoneView>> ports =
                new TreeMap<>(Comparator.nullsLast(BY_NUMBER.thenComparing(Comparator.naturalOrder())));
        for (Found each : found) {
            ports.computeIfAbsent(each.port, _ -> new ArrayList<>()).add(each.phone);
            Optional.ofNullable(each.phone.scope()).ifPresent(scopes::add);
        }
        return new AgentView(
                name,
                List.copyOf(scopes),
                relays.stream()
                        .filter(HeardRelay::believed)
                        .filter(relay ->
                                scopes.contains(relay.scope()) && !relay.relay().equals(Ip4.ANY))
                        .map(HeardRelay::relay)
                        .distinct()
                        .sorted()
                        .toList(),
                ports.entrySet().stream()
                        .map(port -> new PortView(port.getKey(), List.copyOf(port.getValue())))
                        .toList());
    }
}
