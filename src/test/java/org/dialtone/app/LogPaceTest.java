package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPaceTest {

    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, false", "59, false", "60, true", "-59, false", "-3600, true"})
    void aSecondLineWaitsAMinuteUnlessTheClockJumps(long seconds, boolean due) {
        LogPace pace = new LogPace(() -> now);
        assertEquals(true, pace.due());
        now = now.plusSeconds(seconds);
        assertEquals(due, pace.due());
    }

    @Test
    void theMinuteCountsFromTheLastLine() {
        LogPace pace = new LogPace(() -> now);
        pace.due();
        now = now.plusSeconds(61);
        assertEquals(true, pace.due());
        now = now.plusSeconds(30);
        assertEquals(false, pace.due());
    }
}
