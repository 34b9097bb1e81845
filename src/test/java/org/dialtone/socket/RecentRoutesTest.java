package org.dialtone.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class RecentRoutesTest {

    private static final Ip4 ONE = Ip4.of("10.66.0.1");
    private static final Ip4 TWO = Ip4.of("10.66.0.2");
    private static final Ip4 NOWHERE = Ip4.of("192.0.2.1");

    private final List<Ip4> asked = new ArrayList<>();
    private String own = "voice0";
    private long now = Long.MAX_VALUE;
    private final RecentRoutes<String> routes = new RecentRoutes<>(Duration.ofSeconds(10), 2, this::kernel, () -> now);

    private Optional<String> kernel(Ip4 remote) {
        asked.add(remote);
        return remote.equals(NOWHERE) ? Optional.empty() : Optional.of(own);
    }

    @Test
    void theKernelIsAskedOnceForAWhile() {
        assertEquals(Optional.of("voice0"), routes.toward(ONE));
        own = "voice1";
        now += Duration.ofSeconds(10).toNanos();
        assertEquals(Optional.of("voice0"), routes.toward(ONE));
        now++;
        assertEquals(Optional.of("voice1"), routes.toward(ONE));
        assertEquals(List.of(ONE, ONE), asked);
    }

    @Test
    void whereNoRouteLeadsIsAskedAgain() {
        assertEquals(Optional.empty(), routes.toward(NOWHERE));
        assertEquals(Optional.empty(), routes.toward(NOWHERE));
        assertEquals(List.of(NOWHERE, NOWHERE), asked);
    }

    @Test
    void whoInventsAddressesFillsNoMemory() {
        routes.toward(ONE);
        routes.toward(TWO);
        routes.toward(TWO);
        routes.toward(ONE);
        assertEquals(List.of(ONE, TWO, TWO, ONE), asked, "two were known, so all were asked anew");
    }
}
