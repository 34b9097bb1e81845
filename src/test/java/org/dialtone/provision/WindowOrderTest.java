package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** The operator closes a window at the moment in which another thread opens it. */
class WindowOrderTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:aa:bb:cc");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final List<Instant> stored = new CopyOnWriteArrayList<>();
    private final WindowBook windows = new WindowBook(new Slow(), () -> NOW);
    private final Thread operator = new Thread(() -> windows.close(PHONE));

    /** What opens the window reaches the disk when the operator has closed it, or waits for that. */
    private final class Slow implements DeliveryStore {

        @Override
        public List<Delivery> load() {
            return List.of();
        }

        @Override
        public void remember(Delivery delivery) {
            if (Thread.currentThread() != operator) {
                operator.start();
                while (operator.getState() != Thread.State.BLOCKED && operator.isAlive()) {
                    Thread.onSpinWait();
                }
            }
            stored.add(delivery.until());
        }
    }

    @Test
    void theDiskEndsWithWhatHolds() throws InterruptedException {
        windows.open(PHONE, Duration.ofHours(1));
        operator.join();
        assertEquals(List.of(NOW.plusSeconds(3600), NOW), stored);
    }
}
