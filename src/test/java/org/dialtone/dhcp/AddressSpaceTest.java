package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSpaceTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @ParameterizedTest(name = "{0} pools {1} without {2}")
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.0/29   | 10.0.0.0-10.0.0.7             | -                   | 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6
            10.0.0.0/29   | 10.0.0.5-10.0.0.6,10.0.0.1-10.0.0.2 | -             | 10.0.0.1 10.0.0.2 10.0.0.5 10.0.0.6
            10.0.0.0/29   | 10.0.0.1-10.0.0.4,10.0.0.3-10.0.0.5 | -             | 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5
            10.0.0.0/29   | 10.0.0.1-10.0.0.6,10.0.0.3    | 10.0.0.2-10.0.0.3   | 10.0.0.1 10.0.0.4 10.0.0.5 10.0.0.6
            10.0.0.0/29   | 10.0.0.1-10.0.0.2,10.0.0.5-10.0.0.6 | 10.0.0.2-10.0.0.5 | 10.0.0.1 10.0.0.6
            10.0.0.0/31   | 10.0.0.0-10.0.0.1             | -                   | 10.0.0.0 10.0.0.1
            200.0.0.0/30  | 200.0.0.1                     | -                   | 200.0.0.1
            10.0.0.0/29   | 10.0.0.1                      | 10.0.0.1            |
            """)
    void givesEachAddressOnce(String subnet, String pools, String exclude, String expected) {
        AddressSpace space = space(subnet, pools, exclude);
        assertEquals(expected == null ? "" : expected, drain(space));
    }

    @Test
    void searchesRoundThePoolsSoThatWhatCameBackRests() {
        AddressSpace space = space("10.0.0.0/24", "10.0.0.10-10.0.0.19", "-");
        assertEquals(Ip4.of("10.0.0.10"), take(space));
        space.settle(Ip4.of("10.0.0.10"), null);
        assertEquals(Ip4.of("10.0.0.11"), take(space));
        assertEquals(
                "10.0.0.12 10.0.0.13 10.0.0.14 10.0.0.15 10.0.0.16 10.0.0.17 10.0.0.18 10.0.0.19 10.0.0.10",
                drain(space));
    }

    @Test
    void findsTheLeaseThatEndedFirst() {
        AddressSpace space = space("10.0.0.0/24", "10.0.0.10-10.0.0.12", "-");
        Lease late = lease("10.0.0.10", 5);
        Lease early = lease("10.0.0.11", 1);
        List.of(late, early, lease("10.0.0.12", 60)).forEach(lease -> space.settle(lease.address(), lease));
        assertNull(space.nextFree(_ -> false));
        assertNull(space.firstEnded(NOW, _ -> false));
        assertEquals(early.address(), space.firstEnded(NOW.plusSeconds(10), _ -> false));
        assertEquals(late.address(), space.firstEnded(NOW.plusSeconds(10), early.address()::equals));
        space.hold(early.address(), early);
        assertEquals(late.address(), space.firstEnded(NOW.plusSeconds(10), _ -> false));
    }

    @Test
    void addressesOutsideThePoolsAreIgnored() {
        AddressSpace space = space("10.0.0.0/24", "10.0.0.10-10.0.0.12", "10.0.0.11");
        assertTrue(space.gives(Ip4.of("10.0.0.10")));
        Stream.of("10.0.0.9", "10.0.0.11", "10.0.0.13", "10.0.0.0").map(Ip4::of).forEach(address -> {
            assertFalse(space.gives(address));
            space.hold(address, null);
            space.settle(address, lease(address.toString(), 0));
        });
        assertNull(space.firstEnded(NOW.plusSeconds(10), _ -> false));
        assertEquals("10.0.0.10 10.0.0.12", drain(space));
    }

    private static AddressSpace space(String subnet, String pools, String exclude) {
        Duration hour = Duration.ofHours(1);
        return new AddressSpace(
                new ScopeBuilder("s", subnet)
                        .pools(ranges(pools))
                        .exclude(ranges(exclude))
                        .leases(hour, hour, hour)
                        .renew(hour)
                        .build(),
                ranges(pools),
                List.of());
    }

    private static List<IpRange> ranges(String text) {
        return text.equals("-")
                ? List.of()
                : Stream.of(text.split(",")).map(IpRange::of).toList();
    }

    private static Lease lease(String address, int seconds) {
        return new Lease(
                Ip4.of(address),
                MacAddress.of("020000000001"),
                null,
                Lease.State.BOUND,
                NOW,
                NOW.plusSeconds(seconds),
                null);
    }

    private static Ip4 take(AddressSpace space) {
        Ip4 address = space.nextFree(_ -> false);
        if (address != null) {
            space.hold(address, null);
        }
        return address;
    }

    private static String drain(AddressSpace space) {
        List<String> given = new ArrayList<>();
        for (Ip4 address = take(space); address != null; address = take(space)) {
            given.add(address.toString());
        }
        return String.join(" ", given);
    }
}
