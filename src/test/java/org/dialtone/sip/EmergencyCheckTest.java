package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.sip.EmergencyCheck.Verdict;
import org.dialtone.sip.SipPlan.Extension;
import org.junit.jupiter.api.Test;

class EmergencyCheckTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");

    private final List<Binding> bindings = new ArrayList<>();
    private final Set<String> silent = new HashSet<>();

    private static SipPlan plan(boolean serving, String... ring) {
        Map<String, Extension> extensions = Stream.of("999", "1001", "1002", "1003")
                .map(user -> new Extension(user, "Room " + user, "secret", false, Set.of()))
                .collect(Collectors.toMap(Extension::user, each -> each));
        return new SipPlanBuilder(extensions)
                .serving(serving)
                .numbers(
                        ring.length == 0
                                ? Map.of()
                                : Map.of("112", new SipPlan.Number("112", "Help", List.of(ring), false)))
                .build();
    }

    private void bind(String user, String address) {
        bindings.add(new BindingBuilder(user, address)
                .from(START, Duration.ofSeconds(600))
                .holder(PHONE)
                .build());
    }

    private EmergencyCheck check(String number, SipPlan plan) {
        return EmergencyCheck.all(
                        plan,
                        bindings,
                        binding -> Optional.of(new Reachability(!silent.contains(binding.user()), START, 3L)))
                .stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aListThatRingsNamesItsPhones() {
        bind("1001", "10.66.1.1");
        bind("1003", "10.66.1.3");
        EmergencyCheck check = check("112", plan(true, "1001", "1002", "nobody"));
        assertEquals(Verdict.RINGS, check.verdict());
        assertEquals(
                List.of("1001 Room 1001 1", "1002 Room 1002 0"),
                check.rung().stream()
                        .map(rung -> rung.extension() + " " + rung.name() + " "
                                + rung.phones().size())
                        .toList());
        assertEquals(
                new EmergencyCheck.Phone(Ip4.of("10.66.1.1"), PHONE, true),
                check.rung().getFirst().phones().getFirst());
    }

    @Test
    void thePhoneThatAloneWouldRingCanCallNobody() {
        bind("1001", "10.66.1.1");
        assertEquals(List.of("1001"), check("112", plan(true, "1001", "1002")).alone());
        bind("1002", "10.66.1.1");
        assertEquals(
                List.of("1001", "1002"),
                check("112", plan(true, "1001", "1002")).alone(),
                "both lines of one phone");
        bind("1002", "10.66.1.2");
        assertEquals(List.of(), check("112", plan(true, "1001", "1002")).alone());
    }

    @Test
    void nobodyRings() {
        assertEquals(Verdict.NOBODY_LISTED, check("112", plan(true)).verdict());
        assertEquals(Verdict.NOBODY_REGISTERED, check("112", plan(true, "1001")).verdict());
        bind("1001", "10.66.1.1");
        silent.add("1001");
        assertEquals(Verdict.NOBODY_ANSWERS, check("112", plan(true, "1001")).verdict());
        assertEquals(Verdict.ELSEWHERE, check("112", plan(false, "1001")).verdict());
    }

    @Test
    void anExtensionOfThisNumberRingsAlone() {
        bind("999", "10.66.1.9");
        assertEquals(Verdict.RINGS, check("999", plan(true)).verdict());
        assertEquals(Verdict.NOBODY_LISTED, check("911", plan(true)).verdict());
    }

    @Test
    void aPhoneThatWasNotAskedMayRing() {
        bind("1001", "10.66.1.1");
        EmergencyCheck check = EmergencyCheck.all(plan(true, "1001"), bindings, _ -> Optional.empty())
                .getFirst();
        assertEquals(Verdict.RINGS, check.verdict());
        assertNull(check.rung().getFirst().phones().getFirst().answers());
    }
}
