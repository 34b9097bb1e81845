package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.app.Condition;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.Scope;
import org.dialtone.dhcp.ScopeBuilder;
import org.dialtone.net.Ip4;
import org.dialtone.net.IpRange;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolUseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest(name = "pools {0} less {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.66.1.1-10.66.1.100                        | -                                         | 100",
                "10.66.1.1-10.66.1.100 10.66.1.51-10.66.1.150 | -                                         | 150",
                "10.66.1.1-10.66.1.10 10.66.2.1-10.66.2.10    | 10.66.1.10-10.66.2.1 10.66.1.10           | 18",
                "10.66.1.1-10.66.1.10                         | 10.66.0.0-10.66.9.9                       | 0",
                "-                                            | 10.66.1.1                                 | 0",
            })
    void everyAddressCountsOnce(String pools, String exclude, long total) {
        assertEquals(
                total, use(scope(ranges(pools), ranges(exclude)), List.of()).total());
    }

    @Test
    void onlyHeldAddressesCountAsTaken() {
        PoolUse use = use(
                scope(ranges("10.66.1.1-10.66.1.9"), ranges("10.66.1.9")),
                List.of(
                        lease("10.66.1.1", Lease.State.BOUND, 60), lease("10.66.1.2", Lease.State.BOUND, -60),
                        lease("10.66.1.3", Lease.State.RELEASED, 60), lease("10.66.1.4", Lease.State.DECLINED, 60),
                        lease("10.66.0.50", Lease.State.BOUND, 60), lease("10.77.1.1", Lease.State.BOUND, 60)));

        assertEquals(
                new PoolUse(
                        "voice",
                        8,
                        2,
                        Map.of(
                                PoolUse.Standing.BOUND,
                                2L,
                                PoolUse.Standing.EXPIRED,
                                1L,
                                PoolUse.Standing.RELEASED,
                                1L,
                                PoolUse.Standing.DECLINED,
                                1L)),
                use);
        assertEquals(6, use.free());
    }

    @ParameterizedTest
    @CsvSource({
        "10, 90 of 100 free",
        "95, 5 of 100 free",
        "96, 4 of 100 free: low",
        "100, '0 of 100 free: EMPTY, new phones get no address'"
    })
    void saysWhenFewAreLeft(int taken, String says) {
        List<Lease> leases = new ArrayList<>();
        IntStream.rangeClosed(1, taken).forEach(i -> leases.add(lease("10.66.1." + i, Lease.State.BOUND, 60)));
        Scope scope = scope(ranges("10.66.1.1-10.66.1.100"), List.of());
        Condition.State state = new PoolCondition(() -> List.of(scope), () -> leases, () -> NOW).now();
        assertEquals(Map.of("voice", says), state.data());
        assertEquals(taken < 100, state.up());
        PoolCondition pools = new PoolCondition(() -> List.of(scope), () -> leases, () -> NOW);
        assertEquals(taken == 96 ? List.of("voice") : List.of(), pools.low());
        assertEquals(taken == 100 ? List.of("voice") : List.of(), pools.empty());
    }

    @Test
    void anEmptyScopeIsDownUnlessAnotherOfItsLinkHasAddresses() {
        Scope voice = shared(scope(ranges("10.66.1.1-10.66.1.1"), List.of()), "voice", "10.66.1.0/24", null);
        Scope more = shared(scope(ranges("10.66.2.1-10.66.2.1"), List.of()), "more", "10.66.2.0/24", "voice");
        Scope other = shared(scope(ranges("10.66.3.1-10.66.3.1"), List.of()), "other", "10.66.3.0/24", null);
        Scope bare = shared(scope(List.of(), List.of()), "bare", "10.66.4.0/24", null);
        List<Lease> leases = new ArrayList<>(List.of(lease("10.66.1.1", Lease.State.DECLINED, 60)));
        PoolCondition condition = new PoolCondition(() -> List.of(voice, more, other, bare), () -> leases, () -> NOW);
        assertEquals(
                new Condition.State(
                        true,
                        Map.of(
                                "more",
                                "1 of 1 free",
                                "other",
                                "1 of 1 free",
                                "voice",
                                "0 of 1 free; new phones get addresses of another scope of this link",
                                "bare",
                                "no pool: reserved addresses only")),
                inEnglish(condition.now()));
        leases.add(lease("10.66.2.1", Lease.State.BOUND, 60));
        assertEquals(
                new Condition.State(
                        false,
                        Map.of(
                                "voice",
                                "0 of 1 free: EMPTY, new phones get no address",
                                "more",
                                "0 of 1 free: EMPTY, new phones get no address",
                                "other",
                                "1 of 1 free",
                                "bare",
                                "no pool: reserved addresses only")),
                inEnglish(condition.now()));
        assertEquals(new Condition.State(true, Map.of()), new PoolCondition(List::of, () -> leases, () -> NOW).now());
    }

    private static Scope shared(Scope alone, String name, String subnet, String sharedWith) {
        return new ScopeBuilder(name, subnet)
                .pools(alone.pools())
                .exclude(alone.exclude())
                .sharedWith(sharedWith)
                .build();
    }

    static Scope scope(List<IpRange> pools, List<IpRange> exclude) {
        return new ScopeBuilder("voice", "10.66.0.0/16")
                .pools(pools)
                .exclude(exclude)
                .build();
    }

    private static PoolUse use(Scope scope, List<Lease> leases) {
        return PoolUse.of(List.of(scope), leases, NOW).getFirst();
    }

    private static List<IpRange> ranges(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" ")).map(IpRange::of).toList();
    }

    private static Condition.State inEnglish(Condition.State state) {
        return new Condition.State(state.up(), state.data());
    }

    private static Lease lease(String address, Lease.State state, int seconds) {
        return new Lease(
                Ip4.of(address), MacAddress.of("00:15:65:aa:bb:cc"), null, state, NOW, NOW.plusSeconds(seconds), null);
    }
}
