package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dialtone.app.view.UsagePoint.Taken;
import org.junit.jupiter.api.Test;

class UsageHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<UsagePoint> disk = new ArrayList<>();
    private UsagePoint present;
    private boolean exhausted;
    private UsageHistory usage = open();

    private UsageHistory open() {
        List<UsagePoint> before = List.copyOf(disk);
        return new UsageHistory(
                new UsageStore() {
                    @Override
                    public void load(Consumer<UsagePoint> to) {
                        before.forEach(to);
                        if (exhausted) {
                            throw new OutOfMemoryError("expected");
                        }
                    }

                    @Override
                    public void append(UsagePoint point) {
                        disk.add(point);
                    }
                },
                () -> present);
    }

    private void look(Instant at, long registered, long calls, Map<String, Taken> pools) {
        present = new UsagePoint(at, 10, registered, calls, pools);
        usage.look();
    }

    private void look(Instant at, long registered, long calls) {
        look(at, registered, calls, Map.of());
    }

    @Test
    void aStepHoldsTheFewestRegisteredAndTheMostOfAllElse() {
        look(NOON, 9, 1, Map.of("voice", new Taken(5, 20), "old", new Taken(1, 1)));
        look(NOON.plusSeconds(60), 3, 4, Map.of("voice", new Taken(7, 20)));
        look(NOON.plusSeconds(120), 10, 0, Map.of("voice", new Taken(6, 40)));
        UsagePoint step = new UsagePoint(NOON, 10, 3, 4, Map.of("voice", new Taken(7, 20), "old", new Taken(1, 1)));
        assertEquals(List.of(step), usage.points(UsageSpan.DAY));
        assertEquals(List.of(step), usage.points(UsageSpan.MONTH));
    }

    @Test
    void aStepBeginsAtItsEvenTimeAndIsStoredOnceItIsOver() {
        look(NOON.plusSeconds(299), 9, 1);
        look(NOON.plusSeconds(300), 8, 2);
        look(NOON.plusSeconds(599), 7, 3);
        assertEquals(List.of(new UsagePoint(NOON, 10, 9, 1, Map.of())), disk);
        assertEquals(
                List.of(NOON, NOON.plusSeconds(300)),
                usage.points(UsageSpan.DAY).stream().map(UsagePoint::at).toList());
        usage.close();
        assertEquals(new UsagePoint(NOON.plusSeconds(300), 10, 7, 3, Map.of()), disk.getLast());
        usage.close();
        assertEquals(2, disk.size());
    }

    @Test
    void theNextRunGoesOnInTheSameStep() {
        look(NOON, 4, 1);
        usage.close();
        usage = open();
        look(NOON.plusSeconds(200), 9, 7);
        assertEquals(List.of(new UsagePoint(NOON, 10, 4, 7, Map.of())), usage.points(UsageSpan.DAY));
        usage.close();
        assertEquals(new UsagePoint(NOON, 10, 4, 7, Map.of()), disk.getLast());
    }

    @Test
    void onlyTheLastDayAndTheLastMonthAreKept() {
        Duration length = UsageSpan.MONTH.length().plusDays(2);
        for (Instant at = NOON.minus(length); !at.isAfter(NOON); at = at.plus(UsageSpan.DAY.step())) {
            look(at, 9, 0);
        }
        assertEquals(288, usage.points(UsageSpan.DAY).size());
        assertEquals(744, usage.points(UsageSpan.MONTH).size());
        assertEquals(NOON, usage.points(UsageSpan.DAY).getLast().at());
        assertEquals(NOON, usage.points(UsageSpan.MONTH).getLast().at());
    }

    @Test
    void whatIsOlderThanADayLeavesTheDayAfterALongPause() {
        look(NOON, 9, 0);
        look(NOON.plus(Duration.ofDays(3)), 9, 0);
        assertEquals(1, usage.points(UsageSpan.DAY).size());
        assertEquals(2, usage.points(UsageSpan.MONTH).size());
    }

    @Test
    void theUseOfAMomentLeavesOutScopesWithoutAPool() {
        Map<PhoneState, Integer> states = new EnumMap<>(PhoneState.class);
        states.put(PhoneState.REGISTERED, 3);
        assertEquals(
                new UsagePoint(NOON, 5, 3, 2, Map.of("voice", new Taken(4, 9))),
                UsagePoint.of(
                        NOON,
                        new PhoneCounts(5, states, 0, 0),
                        2,
                        List.of(new PoolUse("voice", 9, 4, Map.of()), new PoolUse("fixed", 0, 0, Map.of()))));
    }

    @Test
    void whatCouldNotBeReadForTooLittleMemoryIsReadLater() {
        look(NOON, 9, 1);
        usage.close();
        usage = open();
        exhausted = true;
        assertThrows(OutOfMemoryError.class, () -> look(NOON.plusSeconds(600), 8, 2));
        exhausted = false;
        look(NOON.plusSeconds(600), 8, 2);
        assertEquals(
                List.of(NOON, NOON.plusSeconds(600)),
                usage.points(UsageSpan.DAY).stream().map(UsagePoint::at).toList());
    }
}
