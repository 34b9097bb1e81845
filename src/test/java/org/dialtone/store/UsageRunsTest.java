package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsageRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static UsageRuns.Mark row(long run, Instant at, Duration ahead) {
        return new UsageRuns.Mark(run, at, ahead);
    }

    private static List<Instant> times(UsageRuns.Mark... rows) {
        Map<Long, Duration> shifts = UsageRuns.shifts(List.of(rows), NOW);
        return Stream.of(rows).map(row -> row.at().plus(shifts.get(row.run()))).toList();
    }

    @Test
    void timesStayWhereTheClockWasRight() {
        Instant first = NOW.minusSeconds(9000);
        Instant second = NOW.minusSeconds(600);
        assertEquals(List.of(first, second), times(row(1, first, Duration.ZERO), row(2, second, Duration.ZERO)));
    }

    @Test
    void aClockThatWasSetWithinARunMovesAllOfTheRun() {
        Duration ahead = Duration.between(Instant.EPOCH, NOW).minusSeconds(1200);
        assertEquals(
                List.of(NOW.minusSeconds(1200), NOW.minusSeconds(900)),
                times(row(1, Instant.EPOCH, Duration.ZERO), row(1, Instant.EPOCH.plusSeconds(300), ahead)));
    }

    /** Two runs without a clock both began in 1970: the earlier one ends where the later one begins. */
    @Test
    void aRunEndsBeforeTheNextOneBegan() {
        assertEquals(
                List.of(NOW.minusSeconds(900), NOW.minusSeconds(600), NOW.minusSeconds(600), NOW),
                times(
                        row(1, NOW.plusSeconds(100), Duration.ZERO),
                        row(1, NOW.plusSeconds(400), Duration.ZERO),
                        row(2, NOW.plusSeconds(50), Duration.ZERO),
                        row(2, NOW.plusSeconds(650), Duration.ZERO)));
    }

    @Test
    void nothingIsStoredYet() {
        assertEquals(List.of(), times());
    }
}
