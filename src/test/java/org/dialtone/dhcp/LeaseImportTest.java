package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.dhcp.leasefile.FiledLease;
import org.dialtone.dhcp.leasefile.FiledLease.State;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which leases of another server the box takes, and that a client then renews as if nothing had happened. */
class LeaseImportTest {

    private final Lan lan = new Lan();

    @BeforeEach
    void aBoxInService() {
        lan.play("a DISCOVER");
        lan.play("a REQUEST ask=10.66.1.0 server=us");
        lan.play("own 10.66.1.30");
    }

    @Test
    void eachLeaseHasItsFate() {
        List<FiledLease> file = List.of(
                lease("10.66.1.5", "b", State.ACTIVE, "PT1H"),
                lease("10.66.1.0", "a", State.ACTIVE, "PT1H"),
                lease("10.66.1.6", "a", State.ACTIVE, "PT1H"),
                lease("10.66.1.0", "c", State.ACTIVE, "PT1H"),
                lease("10.66.1.7", "c", State.ACTIVE, "-PT1S"),
                lease("10.66.1.8", "c", State.ENDED, "PT1H"),
                lease("10.66.1.9", "c", State.DECLINED, "PT1H"),
                lease("172.16.0.1", "c", State.ACTIVE, "PT1H"),
                lease("10.66.200.1", "c", State.ACTIVE, "PT1H"),
                lease("10.66.1.30", "c", State.ACTIVE, "PT1H"),
                lease("10.66.0.50", "c", State.ACTIVE, "PT1H"),
                lease("10.66.1.10", "reserved", State.ACTIVE, "PT1H"),
                lease("10.66.0.50", "reserved", State.ACTIVE, "PT1H"),
                lease("10.66.1.11", "d", State.ACTIVE, "PT1H"),
                lease("10.66.1.12", "d", State.ACTIVE, "PT2H"));
        assertEquals("""
                TAKEN 10.66.1.5
                PRESENT 10.66.1.0
                HAS_ANOTHER 10.66.1.6: 10.66.1.0
                HELD_BY_OTHER 10.66.1.0: 02:01:00:00:00:61
                ENDED 10.66.1.7
                ENDED 10.66.1.8
                DECLINED 10.66.1.9
                IN_NO_SUBNET 172.16.0.1
                IN_NO_POOL 10.66.200.1: voice
                OF_THE_BOX 10.66.1.30
                RESERVED_FOR_OTHER 10.66.0.50: 02:00:00:00:00:99
                ANOTHER_RESERVED 10.66.1.10: 10.66.0.50
                TAKEN 10.66.0.50
                LATER_IN_FILE 10.66.1.11: 10.66.1.12
                TAKEN 10.66.1.12""", told(lan.engine.takeOver(file, lan.now(), false)));
    }

    @Test
    void aClientRenewsWhatWasTakenAndADryRunEntersNothing() {
        List<FiledLease> file = List.of(lease("10.66.1.5", "b", State.ACTIVE, "PT1H"));
        assertEquals(List.of(), lan.engine.takeOver(file, lan.now(), true).taken());
        assertEquals(List.of("10.66.1.0"), addresses());
        lan.engine.takeOver(file, lan.now(), false);
        assertEquals(List.of("10.66.1.0", "10.66.1.5"), addresses());
        assertEquals("BOUND 10.66.1.5 for 600s, ACK 10.66.1.5 to 10.66.1.5@62", lan.play("b REQUEST ask=10.66.1.5"));
    }

    @Test
    void noLeaseLastsLongerThanItsScopeAllows() {
        FiledLease never = new FiledLease(1, Ip4.of("10.66.1.5"), Lan.mac("b"), null, State.ACTIVE, null, null);
        FiledLease year = lease("10.66.1.6", "c", State.ACTIVE, "PT9000H");
        assertEquals(
                List.of(Duration.ofHours(2), Duration.ofHours(2)),
                lan.engine.takeOver(List.of(never, year), lan.now(), false).taken().stream()
                        .map(lease -> Duration.between(lan.now(), lease.expires()))
                        .toList());
    }

    @Test
    void whatIsLeftOfALeaseCountsWhateverTheBoxesClockSays() {
        Duration off = Duration.ofDays(400);
        List<FiledLease> file = List.of(lease("10.66.1.5", "b", State.ACTIVE, "PT1H"));
        assertEquals(
                List.of("ENDED 10.66.1.5"),
                List.of(told(lan.engine.takeOver(file, lan.now().plus(off), true))));
        Lease taken = lan.engine
                .takeOver(file, lan.now().plusSeconds(600), false)
                .taken()
                .getFirst();
        assertEquals(Duration.ofMinutes(50), Duration.between(lan.now(), taken.expires()));
    }

    private List<String> addresses() {
        return lan.book.leases().stream().map(each -> each.address().toString()).toList();
    }

    private FiledLease lease(String address, String client, State state, String left) {
        return new FiledLease(
                1, Ip4.of(address), Lan.mac(client), null, state, lan.now().plus(Duration.parse(left)), null);
    }

    private static String told(TakenOver outcome) {
        return outcome.rows().stream()
                .map(row ->
                        row.fate() + " " + row.lease().address() + (row.about().isEmpty() ? "" : ": " + row.about()))
                .collect(Collectors.joining("\n"));
    }
}
