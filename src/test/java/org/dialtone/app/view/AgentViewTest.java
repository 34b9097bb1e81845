package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.dhcp.HeardRelay.Verdict;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class AgentViewTest {

    private static PhoneView phone(int i, PhoneState state) {
        return ManyPhones.phone(i, state);
    }

    private static HeardRelay relay(String address, String scope, boolean believed) {
        return new HeardRelay(
                Ip4.of(address),
                Ip4.of(address),
                scope,
                true,
                believed ? Verdict.LISTED : Verdict.UNLISTED,
                1,
                Instant.EPOCH);
    }

    private static List<AgentView> agents(Map<Integer, String> places, List<HeardRelay> relays, PhoneView... phones) {
        return AgentView.of(
                List.of(phones), address -> Optional.ofNullable(places.get(address.bits() - 0x0a420000)), relays);
    }

    @Test
    void phonesAreAtTheirPortsInTheOrderOfNumbers() {
        List<AgentView> agents = agents(
                Map.of(
                        1, "port \"Gi1/0/10\" of \"sw-10\"",
                        2, "port \"Gi1/0/9\" of \"sw-10\"",
                        3, "port \"Gi1/0/9\" of \"sw-10\"",
                        5, "port \"1\" of \"sw-2\""),
                List.of(),
                phone(1, PhoneState.REGISTERED),
                phone(2, PhoneState.STUCK),
                phone(3, PhoneState.REGISTERED),
                phone(5, PhoneState.REGISTERED));
        assertEquals(
                List.of("sw-2", "sw-10"), agents.stream().map(AgentView::name).toList());
        AgentView ten = agents.getLast();
        assertEquals(
                List.of("Gi1/0/9", "Gi1/0/10"),
                ten.ports().stream().map(AgentView.PortView::name).toList());
        assertEquals(2, ten.ports().getFirst().phones().size());
        assertEquals(3, ten.phones());
        assertEquals(2, ten.registered());
    }

    @Test
    void whoseAgentHasNoNameIsAtItsScope() {
        List<AgentView> agents = agents(
                Map.of(1, "port \"7\"", 2, "port \"1\" of \"sw-2\""),
                List.of(),
                phone(1, PhoneState.REGISTERED),
                phone(2, PhoneState.REGISTERED),
                phone(3, PhoneState.REGISTERED),
                phone(4, PhoneState.BOOTING),
                phone(5, PhoneState.UNHEARD));
        assertEquals(
                List.of("sw-2", "scope guests", "scope rooms"),
                agents.stream().map(AgentView::name).toList());
        assertEquals(
                Stream.of("7", null).toList(),
                agents.getLast().ports().stream().map(AgentView.PortView::name).toList());
        assertEquals(1, agents.get(1).phones());
    }

    @Test
    void anAgentHasTheBelievedRelaysOfItsScopes() {
        List<AgentView> agents = agents(
                Map.of(1, "port \"7\" of \"sw\"", 4, "port \"8\" of \"sw\""),
                List.of(
                        relay("10.66.3.9", "rooms", true),
                        relay("10.66.3.1", "rooms", true),
                        relay("10.66.3.7", "rooms", false),
                        relay("0.0.0.0", "rooms", true),
                        relay("10.67.0.1", "guests", true),
                        relay("10.68.0.1", "lab", true)),
                phone(1, PhoneState.REGISTERED),
                phone(4, PhoneState.REGISTERED));
        assertEquals(List.of("guests", "rooms"), agents.getFirst().scopes());
        assertEquals(
                List.of(Ip4.of("10.66.3.1"), Ip4.of("10.66.3.9"), Ip4.of("10.67.0.1")),
                agents.getFirst().relays());
    }
}
