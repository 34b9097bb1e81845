package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoundsTest {

    /** An interrupt would break off what the task asks the database. */
    @Test
    void aTaskThatRunsAtTheEndComesToItsEnd() throws InterruptedException {
        Rounds rounds = new Rounds(Duration.ofMinutes(1));
        ScheduledExecutorService thread = rounds.thread("long");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicLong whole = new AtomicLong();
        Recurring.on(
                thread,
                "it is interrupted",
                () -> {
                    begun.countDown();
                    try {
                        Thread.sleep(100);
                        whole.incrementAndGet();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                0,
                1,
                TimeUnit.MILLISECONDS);
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        rounds.end();
        assertTrue(thread.isTerminated());
        assertTrue(whole.get() > 0);
    }

    @Test
    void allThatHangAreLeftAfterTheTimeOfOne() throws InterruptedException {
        Duration longest = Duration.ofSeconds(1);
        Rounds rounds = new Rounds(longest);
        CountDownLatch begun = new CountDownLatch(5);
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            rounds.thread("hangs").execute(() -> {
                begun.countDown();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertTrue(begun.await(60, TimeUnit.SECONDS));
        long begins = System.nanoTime();
        rounds.end();
        long took = System.nanoTime() - begins;
        over.countDown();
        assertTrue(took >= longest.toNanos() && took < 4 * longest.toNanos(), () -> took + " ns");
    }
}
