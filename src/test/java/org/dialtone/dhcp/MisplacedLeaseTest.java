package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which leases the plan gives another address, and what stands in the way of it. */
class MisplacedLeaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress A = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress B = MacAddress.of("00:15:65:00:00:02");
    private static final Scope VOICE = scope("voice", "10.66.0.0/16", "10.66.1.1-10.66.1.99", null);

    private final List<Lease> leases = new ArrayList<>();

    private static Scope scope(String name, String subnet, String pool, String sharedWith) {
        return new ScopeBuilder(name, subnet)
                .pool(pool)
                .leases(Duration.ofHours(8), Duration.ofMinutes(1), Duration.ofDays(1))
                .renew(null)
                .sharedWith(sharedWith)
                .build();
    }

    private static DhcpPlan plan(List<Scope> scopes, Reservation... reservations) {
        return new DhcpPlanBuilder(scopes).reservations(List.of(reservations)).build();
    }

    private static Reservation reserved(MacAddress mac, String address) {
        return new Reservation(new ReservedFor.Mac(mac), Ip4.of(address), null, List.of());
    }

    private void lease(MacAddress mac, String address, Lease.State state, int minutes) {
        leases.add(new Lease(Ip4.of(address), mac, null, state, NOW, NOW.plus(Duration.ofMinutes(minutes)), null));
    }

    private String found(DhcpPlan plan) {
        return MisplacedLease.of(plan, leases, NOW).stream()
                .map(each -> each.lease().address() + ">" + each.to()
                        + each.obstacle().texts().getOrDefault("WHY", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "at {0}, reserved {1} for {2}, pool {3}")
    @CsvSource({
        "10.66.1.5,  10.66.0.50, A, 10.66.1.1-10.66.1.99, 10.66.1.5>10.66.0.50",
        "10.66.0.50, 10.66.0.50, A, 10.66.1.1-10.66.1.99, ''",
        "10.66.1.5,  10.66.0.50, B, 10.66.1.1-10.66.1.99, ''",
        "10.66.1.5,  10.66.1.5,  B, 10.66.1.1-10.66.1.99, 10.66.1.5>null",
        "10.66.1.5,  10.66.0.50, B, 10.66.2.1-10.66.2.99, 10.66.1.5>null",
        "10.77.1.5,  10.66.0.50, B, 10.66.1.1-10.66.1.99, 10.77.1.5>null",
        "10.77.1.5,  10.66.0.50, A, 10.66.1.1-10.66.1.99, 10.77.1.5>10.66.0.50"
    })
    void aLeaseIsMisplacedWhereItsNextRenewalIsRefused(
            String at, String address, String who, String pool, String misplaced) {
        lease(A, at, Lease.State.BOUND, 60);
        assertEquals(
                misplaced,
                found(plan(
                        List.of(scope("voice", "10.66.0.0/16", pool, null)),
                        reserved(who.equals("A") ? A : B, address))));
    }

    @Test
    void whatStandsInTheWayIsNamed() {
        lease(A, "10.66.1.5", Lease.State.BOUND, 60);
        lease(B, "10.66.0.50", Lease.State.BOUND, 60);
        DhcpPlan plan = plan(List.of(VOICE), reserved(A, "10.66.0.50"));
        assertEquals("10.66.0.50>null 10.66.1.5>10.66.0.50LEASED_TO_OTHER", found(plan));
        leases.set(1, new Lease(Ip4.of("10.66.0.50"), B, null, Lease.State.BOUND, NOW, NOW, null));
        assertEquals("10.66.1.5>10.66.0.50", found(plan), "its lease has ended");
        lease(B, "10.66.0.50", Lease.State.DECLINED, 5);
        assertEquals("10.66.1.5>10.66.0.50FOUND_IN_USE", found(plan));
    }

    @Test
    void aReservationOnAnotherLinkIsOutOfReach() {
        lease(A, "10.66.1.5", Lease.State.BOUND, 60);
        Reservation far = reserved(A, "10.77.0.50");
        assertEquals(
                "10.66.1.5>10.77.0.50RESERVED_ELSEWHERE",
                found(plan(List.of(VOICE, scope("far", "10.77.0.0/16", "10.77.1.1-10.77.1.9", null)), far)));
        assertEquals(
                "10.66.1.5>10.77.0.50",
                found(plan(List.of(VOICE, scope("far", "10.77.0.0/16", "10.77.1.1-10.77.1.9", "voice")), far)));
        lease(A, "10.77.0.50", Lease.State.BOUND, 60);
        assertEquals("", found(plan(List.of(VOICE), far)), "it has its address on the other link, too");
    }

    @Test
    void aPhoneThatMustLeaveIsNotHeldUpByTheHolderOfItsAddress() {
        lease(A, "10.66.0.50", Lease.State.BOUND, 60);
        lease(B, "10.66.0.51", Lease.State.BOUND, 60);
        assertEquals(
                "10.66.0.50>10.66.0.51 10.66.0.51>10.66.0.50",
                found(plan(List.of(VOICE), reserved(A, "10.66.0.51"), reserved(B, "10.66.0.50"))));
    }

    @Test
    void aPortsAddressIsLeftAloneAndSoAreEndedLeases() {
        lease(A, "10.66.0.60", Lease.State.BOUND, 60);
        lease(B, "10.66.9.9", Lease.State.BOUND, -1);
        lease(B, "10.66.9.8", Lease.State.RELEASED, 60);
        Reservation port = new Reservation(new ReservedFor.CircuitId("0102"), Ip4.of("10.66.0.60"), null, List.of());
        assertEquals("", found(plan(List.of(VOICE), port)));
        assertEquals("10.66.0.60>null", found(plan(List.of(VOICE))));
    }
}
