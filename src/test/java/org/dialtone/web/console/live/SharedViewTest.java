package org.dialtone.web.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedViewTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final SharedView<Integer> view =
            new SharedView<>(nanos::get, changes::get, made::incrementAndGet, new WatchCost());

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

    @Test
    void manyWhoWatchCostOneLookASecondAndMissNothing() {
        SharedView<String> text =
                new SharedView<>(nanos::get, changes::get, () -> "look " + made.incrementAndGet(), new WatchCost());
        List<PartReader> readers = IntStream.range(0, 20)
                .mapToObj(_ -> new PartReader(text::version, text::get, new SendBudget(1)))
                .toList();
        List<String> got = new ArrayList<>();
        for (int second = 0; second < 3; second++) {
            for (PartReader reader : readers) {
                got.addAll(reader.next(false).stream().toList());
                changes.incrementAndGet();
                pass(50);
            }
        }
        assertEquals(4, made.get(), "in three seconds");
        assertEquals("look 4", got.getLast());
        for (int turn = 0; turn < 2; turn++) {
            pass(1_000);
            readers.forEach(reader -> got.addAll(reader.next(false).stream().toList()));
        }
        assertEquals(20, got.stream().filter("look 5"::equals).count(), "each has the last change");
    }

    @Test
    void whoActedIsNotShownWhatWasBefore() {
        assertEquals(1, view.get());
        view.renew();
        assertEquals(2, view.get());
        assertEquals(2, view.version());
    }

    @Test
    void whatIsDearIsMadeSeldom() {
        WatchCost cost = new WatchCost();
        SharedView<Integer> dear = dear(cost, 300);
        SharedView<Integer> other = dear(cost, 100);
        assertEquals(1, dear.get());
        assertEquals(2, other.get());
        List<Integer> seen = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            pass(1_000);
            changes.incrementAndGet();
            seen.add(dear.get());
            other.get();
        }
        assertEquals(2, seen.stream().distinct().count(), "6.4 seconds lie between two: " + seen);
        pass(10_000);
        assertEquals(0, cost.interval(), "nobody watches");
        int next = made.get() + 1;
        assertEquals(next, dear.get());
        assertEquals(next + 1, dear.fresh());
        assertEquals(next + 1, dear.get());
    }

    /** A view whose making takes so many milliseconds. */
    private SharedView<Integer> dear(WatchCost cost, long millis) {
        SharedView<Integer> dear = new SharedView<>(
                nanos::get,
                changes::get,
                () -> {
                    pass(millis);
                    return made.incrementAndGet();
                },
                cost);
        cost.add(dear::cost);
        return dear;
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
