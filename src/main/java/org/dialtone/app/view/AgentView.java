package org.dialtone.app.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");
    private static final int DIGITS = 10;

    /** A value by its name; a large site has many phones and few names, so each name is padded once. */
    private record Named<T>(String name, String padded, T value) {

        private static final Comparator<String> UNNAMED_LAST = Comparator.nullsLast(Comparator.naturalOrder());

        static <T> Named<T> of(Map.Entry<String, T> entry) {
            String name = entry.getKey();
            return new Named<>(name, name == null ? null : padded(name), entry.getValue());
        }

        /** Numbers within names count as numbers: port 9 comes before port 10. */
        private static String padded(String name) {
            return NUMBER.matcher(name)
                    .replaceAll(number ->
                            "0".repeat(Math.max(0, DIGITS - number.group(1).length())) + number.group(1));
        }

        static <T> List<Named<T>> sorted(Map<String, T> byName) {
            return byName.entrySet().stream()
                    .map(Named::of)
                    .sorted(Comparator.comparing((Named<T> each) -> each.padded, UNNAMED_LAST)
                            .thenComparing(each -> each.name, UNNAMED_LAST))
                    .toList();
        }
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
        Map<String, List<Found>> named = new HashMap<>();
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
        Named.sorted(named).forEach(each -> agents.add(agent(each.name, each.value, relays)));
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
        Map<String, List<PhoneView>> ports = new HashMap<>();
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
                Named.sorted(ports).stream()
                        .map(port -> new PortView(port.name, List.copyOf(port.value)))
                        .toList());
    }
}
