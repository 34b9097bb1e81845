package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.dialtone.dhcp.OtherServers;
import org.dialtone.dhcp.RogueWatch;
import org.dialtone.dhcp.RogueWatch.State;
import org.dialtone.host.KernelInterfaces;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    /** The change of the site is stored by then, and its author must see success. */
    @Test
    void aSiteThatChangesWhileTheBoxStopsIsNoFailure() {
        RogueWatch rogues = new RogueWatch();
        ServerWatch watch = new ServerWatch(
                rogues, List::of, new KernelInterfaces(), RandomGenerator.getDefault(), Duration.ofHours(1));
        rogues.install(OtherServers.REFUSED, Map.of("voice9", false));
        watch.close();
        watch.watch(List.of("voice9"));
        assertEquals(
                List.of(State.ASKING),
                rogues.standings().stream().map(RogueWatch.Standing::state).toList());
    }
}
