package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialtone.dhcp.WhatIf.Answer;
import org.dialtone.dhcp.WhatIf.Question;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Oui;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.PackBuilder;
import org.dialtone.phone.Packs;
import org.dialtone.phone.VlanOptions;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final MacAddress YEALINK = MacAddress.of("00:15:65:aa:bb:cc");
    private static final MacAddress STRANGER = MacAddress.of("02:00:00:00:00:01");
    private static final Ip4 BOX = Ip4.of("10.66.0.1");

    private final Fleet fleet = new Fleet(
            new Packs(List.of(new PackBuilder("yealink", "Yealink")
                    .ouis(Set.of(Oui.of("001565")))
                    .vendorClasses(List.of(Pattern.compile("^yealink")))
                    .options(Map.of(66, "{root}", 43, "0x0104"))
                    .vlan(new VlanOptions(Map.of(132, "{vlan}"), Map.of(), "a test", "seen"))
                    .build())),
            FleetStore.forgetful(List.of()),
            InstantSource.fixed(NOW));

    @Test
    void everyValueSaysWhereItComesFrom() {
        assertEquals("""
                voice yealink [reception] 10.66.0.50: reserved for it
                54 dhcp-server-identifier 10.66.0.1 protocol
                58 dhcp-renewal-time 1800s protocol
                59 dhcp-rebinding-time 3150s protocol
                1 subnet-mask 255.255.0.0 protocol
                3 routers 10.66.0.254 scope voice
                6 domain-name-servers 10.66.0.53 global
                15 domain-name desk.test class reception
                43 vendor-encapsulated-options 0x0104 pack yealink
                51 dhcp-lease-time 3600s protocol
                66 tftp-server-name http://reserved/001565aabbcc/ reservation
                """, told(ask(YEALINK, "yealink-desk", BOX, null, 1, 3, 6, 15, 43, 51, 66)));
    }

    @Test
    void aStrangerGetsTheRootAutomatically() {
        assertEquals("""
                voice null [] 10.66.1.0: free
                54 dhcp-server-identifier 10.66.0.1 protocol
                1 subnet-mask 255.255.0.0 protocol
                51 dhcp-lease-time 3600s protocol
                58 dhcp-renewal-time 1800s protocol
                59 dhcp-rebinding-time 3150s protocol
                66 tftp-server-name http://10.66.0.1/provision/token/ automatic
                """, told(ask(STRANGER, null, BOX, null, 66)));
    }

    @Test
    void vlanAndEnterprisesHaveTheirOriginsToo() {
        assertEquals("""
                far yealink [] 10.77.0.100: free
                54 dhcp-server-identifier 10.66.0.1 protocol
                1 subnet-mask 255.255.255.0 protocol
                51 dhcp-lease-time 300s protocol
                58 dhcp-renewal-time 150s protocol
                59 dhcp-rebinding-time 262s protocol
                125 vivso-suboptions 3561: 1=http://10.66.0.1/provision/token/ scope far
                132 option-132 20 pack yealink
                """, told(ask(MacAddress.of("00:15:65:aa:bb:dd"), null, BOX, Ip4.of("10.77.0.1"), 125, 132)));
    }

    @Test
    void aRelayTellsTheScopeAndALeaseTheAddress() {
        Lease lease =
                new Lease(Ip4.of("10.77.0.150"), STRANGER, null, Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        Answer answer = new WhatIf(plan(), List.of(lease), fleet, InstantSource.fixed(NOW))
                .answer(new Question(STRANGER, null, null, BOX, Ip4.of("10.77.0.1"), List.of(1)));
        assertEquals(
                "far null [] 10.77.0.150: it had this address before",
                told(answer).lines().findFirst().orElseThrow());
    }

    @Test
    void whereTheIdentifierIsTheKeyTheDeviceAsksByTheOneThatItHad() {
        Lease lease =
                new Lease(Ip4.of("10.77.0.150"), STRANGER, "00aa", Lease.State.BOUND, NOW, NOW.plusSeconds(60), null);
        Question question = new Question(STRANGER, null, null, BOX, Ip4.of("10.77.0.1"), List.of(1));
        ScopePolicy policy = new ScopePolicy(false, false, false, 0, Relays.ANY, ClientKey.IDENTIFIER);
        Answer answer = new WhatIf(plan(policy), List.of(lease), fleet, InstantSource.fixed(NOW)).answer(question);
        assertEquals(
                "far null [] 10.77.0.150: it had this address before",
                told(answer).lines().findFirst().orElseThrow());
    }

    @Test
    void theReasonIsToldWhereNothingIsOffered() {
        assertEquals(
                "null null [] null: no scope for relay 10.88.0.1\n",
                told(ask(STRANGER, null, BOX, Ip4.of("10.88.0.1"))));
        assertEquals(
                "null null [] null: no scope for interface of the question (10.9.9.9)\n",
                told(ask(STRANGER, null, Ip4.of("10.9.9.9"), null)));
        assertEquals(
                "the box's own address isn't known: name the interface, or set site.serverAddress",
                assertThrows(IllegalArgumentException.class, () -> ask(STRANGER, null, null, null))
                        .getMessage());
    }

    @Test
    void aQuestionLeavesNoTrace() {
        String first = told(ask(STRANGER, "yealink", BOX, null));
        assertEquals(first, told(ask(STRANGER, "yealink", BOX, null)));
        assertEquals(List.of(), fleet.all());
    }

    private Answer ask(MacAddress mac, String vendorClass, Ip4 box, Ip4 relay, Integer... codes) {
        return new WhatIf(plan(), List.of(), fleet, InstantSource.fixed(NOW))
                .answer(new Question(mac, vendorClass, null, box, relay, List.of(codes)));
    }

    private static String told(Answer answer) {
        return answer.scope() + " " + answer.vendor() + " " + answer.classes() + " " + answer.address() + ": "
                + answer.because() + "\n"
                + answer.options().stream()
                        .map(value ->
                                value.code() + " " + value.name() + " " + value.value() + " " + value.from() + "\n")
                        .collect(Collectors.joining());
    }

    private static DhcpPlan plan() {
        return plan(new ScopePolicy(false, false, false, 20));
    }

    /** @param far of the scope behind the relay */
    private static DhcpPlan plan(ScopePolicy far) {
        ClientClass reception = new ClientClass(
                "reception",
                new ClientClass.Match("*desk", null, null, null, null, null),
                List.of(LanPlan.set(15, "desk.test")));
        Reservation reserved = new Reservation(
                new ReservedFor.Mac(YEALINK),
                Ip4.of("10.66.0.50"),
                null,
                List.of(LanPlan.text(66, "http://reserved/{mac}/")));
        return new DhcpPlanBuilder(
                        scope("voice", "10.66.0.0/16", "10.66.1.0-10.66.1.9", LanPlan.set(3, "10.66.0.254")),
                        treating(
                                far,
                                scope(
                                        "far",
                                        "10.77.0.0/24",
                                        "10.77.0.100-10.77.0.199",
                                        new OptionSetting(
                                                125,
                                                new OptionValue.ByEnterprise(List.of(new OptionValue.ByEnterprise.Part(
                                                        3561,
                                                        new OptionValue.Encapsulated(
                                                                List.of(LanPlan.text(1, "{root}"))))))))))
                .options(List.of(LanPlan.set(6, "10.66.0.53"), LanPlan.set(15, "everyone.test")))
                .classes(List.of(reception))
                .reservations(List.of(reserved))
                .build();
    }

    private static Scope scope(String name, String subnet, String pool, OptionSetting... options) {
        return new ScopeBuilder(name, subnet)
                .pool(pool)
                .leases(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofDays(1))
                .options(List.of(options))
                .build();
    }

    private static Scope treating(ScopePolicy policy, Scope scope) {
        return new ScopeBuilder(scope).policy(policy).build();
    }
}
