package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.RogueWatch.State;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    /** The change of the site is stored by then, and its author must see success. */
    @Test
    void aSiteThatChangesWhileTheBoxStopsIsNoFailure() {
        RogueWatch rogues = new RogueWatch();
        ServerWatch watch = new ServerWatch(
                rogues, List::of, new KernelInterfaces(), Set::of, RandomGenerator.getDefault(), Duration.ofHours(1));
        rogues.install(OtherServers.REFUSED, Map.of("voice9", false));
        watch.close();
        watch.watch(List.of("voice9"));
        assertEquals(
                List.of(State.ASKING),
                rogues.standings().stream().map(RogueWatch.Standing::state).toList());
    }

    /** One of them that was cut off answers still, for a moment. */
    @Test
    void theMachinesThatShareTheLeasesAreNoOtherServers() {
        try (ServerWatch watch = new ServerWatch(
                new RogueWatch(),
                List::of,
                new KernelInterfaces(),
                () -> Set.of(Ip4.of("10.66.0.7")),
                RandomGenerator.getDefault(),
                Duration.ofHours(1))) {
            assertTrue(
                    watch.own().containsAll(Set.of(Ip4.of("10.66.0.7"), Ip4.of("127.0.0.1"))), watch.own()::toString);
        }
    }
}
