package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecurringTest {

    @Test
    void aTaskThatFailsRunsAgain() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(4);
        try (ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor()) {
            Recurring.on(
                    executor,
                    "as expected by this test",
                    () -> {
                        times.countDown();
                        if (times.getCount() % 2 == 0) {
                            throw new LinkageError("expected");
                        }
                        throw new IllegalStateException("expected");
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertTrue(times.await(60, TimeUnit.SECONDS), "it was not done again after it failed");
            executor.shutdownNow();
        }
    }

    @Test
    void whatTakesLongRestsNineteenTimesAsLong() {
        AtomicLong now = new AtomicLong();
        List<Long> runs = new ArrayList<>();
        Recurring.Sparing sparing = new Recurring.Sparing(
                () -> {
                    runs.add(now.get());
                    now.addAndGet(2);
                },
                now::get);
        for (int i = 0; i < 90; i++) {
            sparing.run();
            now.incrementAndGet();
        }
        assertEquals(List.of(0L, 40L, 80L), runs);
    }
}
