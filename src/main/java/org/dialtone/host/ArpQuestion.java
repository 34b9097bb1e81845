package org.dialtone.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.dialtone.app.LocalInterface;
import org.dialtone.net.Ip4;

/** Asks by ARP whether a device is there. It waits for an answer, so it is not for event loops. */
public final class ArpQuestion {

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofMillis(10);

    private ArpQuestion() {}

    /**
     * Asks on the interface's link, up to three times within a second; where the right to do so is missing, it asks the
     * kernel.
     */
    public static boolean isAnswered(LocalInterface here, Ip4 address) {
        try (Link link = Link.open(here.name(), here.mac())) {
            boolean answered = false;
            for (int i = 0; i < TRIES && !answered; i++) {
                answered = isAnswered(link, address);
            }
            return answered;
        } catch (IOException e) {
            return ArpTable.ask(here.name(), address).isPresent();
        }
    }

    private static boolean isAnswered(Link link, Ip4 address) throws IOException {
        AtomicBoolean answered = new AtomicBoolean();
        link.probe(address);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answered.get() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            link.heard((user, _) -> answered.compareAndSet(false, user.equals(address)));
        }
        return answered.get();
    }
}
