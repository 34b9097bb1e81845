package org.dialtone.socket.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.DefaultEventLoop;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dialtone.dhcp.Outcome;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends real ICMP to addresses that every machine answers at. */
@Tag("root")
class ProberEchoTest implements IdleServer {

    private static final InstantSource CLOCK = InstantSource.system();

    private final List<Ip4> taken = new CopyOnWriteArrayList<>();

    /** The engine fails at the first answer; clients that wait for that address or for another one still go on. */
    @Test
    void anAnswerThatFailsKeepsNobodyWaiting() throws InterruptedException {
        DefaultEventLoop loop = new DefaultEventLoop();
        Prober prober = new Prober(loop, this, null, null, CLOCK);
        CountDownLatch goOn = new CountDownLatch(2);
        loop.execute(() -> {
            for (String address : List.of("127.66.1.5", "127.66.1.6")) {
                prober.probe(
                        new Outcome.Probe(Ip4.of(address), null, CLOCK.instant().plusSeconds(2)), goOn::countDown);
            }
        });
        assertTrue(goOn.await(60, TimeUnit.SECONDS), "whoever waited waits for ever");
        assertEquals(2, taken.size());
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Override
    public void isFree(Ip4 address) {
        // No answer came in time.
    }

    @Override
    public Optional<Outcome.Store> isTaken(Ip4 address, MacAddress by) {
        taken.add(address);
        if (taken.size() == 1) {
            throw new IllegalStateException("expected");
        }
        return Optional.empty();
    }
}
