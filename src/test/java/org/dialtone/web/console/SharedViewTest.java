package org.dialtone.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedViewTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final SharedView<Integer> view = new SharedView<>(nanos::get, changes::get, made::incrementAndGet);

    @Test
    void allReadersOfASecondGetTheSame() {
        assertEquals(1, view.get());
        changes.incrementAndGet();
        pass(500);
        assertEquals(1, view.get());
        pass(500);
        assertEquals(2, view.get());
    }

    @Test
    void itIsMadeAgainWhereSomethingChangedOrAfterAWhile() {
        assertEquals(1, view.get());
        pass(4_000);
        assertEquals(1, view.get(), "nothing changed");
        pass(1_000);
        assertEquals(2, view.get(), "old");
        changes.incrementAndGet();
        pass(1_000);
        assertEquals(3, view.get(), "changed");
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
