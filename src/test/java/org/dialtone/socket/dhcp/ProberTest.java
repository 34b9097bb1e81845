package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.channel.DefaultEventLoop;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dialtone.dhcp.Arrival;
import org.dialtone.dhcp.Outcome;
import org.dialtone.net.Ip4;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests addresses that nobody can be asked at; the lab tests real links. */
class ProberTest implements IdleServer {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Ip4 ADDRESS = Ip4.of("10.66.1.5");

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final List<String> told = new ArrayList<>();
    private final Prober prober = new Prober(loop, this, null, null, CLOCK);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void aLinkThatIsNotThereDelaysNobody() {
        prober.probe(new Outcome.Probe(ADDRESS, "voice9", CLOCK.instant().plusSeconds(60)), () -> told.add("offered"));
        assertEquals(List.of("free 10.66.1.5", "offered"), told);
        assertNull(prober.withoutEcho());
    }

    @Test
    void aMessageThatFailsIsItsOwnFaultAlone() {
        prober.probe(new Outcome.Probe(ADDRESS, "voice9", CLOCK.instant().plusSeconds(60)), () -> {
            throw new IllegalStateException("expected");
        });
        prober.restockIfLow();
        assertEquals(List.of("free 10.66.1.5", "free 10.66.1.6"), told);
    }

    @Override
    public void isFree(Ip4 address) {
        told.add("free " + address);
    }

    @Override
    public boolean isLow() {
        return true;
    }

    @Override
    public List<Outcome.Probe> orders(List<Arrival> links) {
        return List.of(new Outcome.Probe(ADDRESS.plus(1), "voice9", CLOCK.instant()));
    }
}
