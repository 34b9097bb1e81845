package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private static Instant second(long seconds) {
        return START.plusSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "59, false", "60, true", "-59, false", "-3600, true"})
    void aSecondLineWaitsAMinuteUnlessTheClockJumps(long seconds, boolean due) {
        Pace pace = Pace.onceAMinute();
        assertTrue(pace.take(START));
        assertEquals(due, pace.take(second(seconds)));
    }

    @Test
    void theMinuteCountsFromTheLastLine() {
        Pace pace = Pace.onceAMinute();
        pace.take(START);
        assertTrue(pace.take(second(61)));
        assertFalse(pace.take(second(91)));
    }

    @Test
    void whatWasRefusedDoesNotProlongTheWait() {
        Pace pace = Pace.onceAMinute();
        pace.take(START);
        assertFalse(pace.take(second(59)));
        assertTrue(pace.take(second(60)));
    }

    @Test
    void inNoMinuteAreThereMoreThanSoMany() {
        Pace pace = new Pace(2, MINUTE);
        assertTrue(pace.take(second(0)));
        assertTrue(pace.take(second(50)));
        assertTrue(pace.isSpent(second(59)));
        assertFalse(pace.isSpent(second(60)));
        assertTrue(pace.take(second(60)));
        assertFalse(pace.take(second(109)));
        assertTrue(pace.take(second(110)));
    }

    @Test
    void severalAtOneInstantCountEach() {
        Pace pace = new Pace(300, MINUTE);
        assertEquals(300, IntStream.range(0, 400).filter(_ -> pace.take(START)).count());
        assertTrue(pace.isSpent(second(59)));
        assertTrue(pace.take(second(60)));
    }

    @Test
    void askingAloneSpendsNothing() {
        Pace pace = new Pace(1, MINUTE);
        assertFalse(pace.isSpent(START));
        assertFalse(pace.isSpent(START));
        assertTrue(pace.take(START));
    }

    @Test
    void timeInWholeMinutesBeginsAnewWithEachMinuteOfTheClock() {
        Pace pace = new Pace(1, MINUTE);
        assertTrue(pace.take(second(59).truncatedTo(ChronoUnit.MINUTES)));
        assertTrue(pace.take(second(60).truncatedTo(ChronoUnit.MINUTES)));
        assertFalse(pace.take(second(119).truncatedTo(ChronoUnit.MINUTES)));
    }

    @Test
    void elapsedTimeMayBeginBelowZero() {
        Pace pace = new Pace(1, Duration.ofNanos(10));
        assertTrue(pace.take(Pace.elapsed(-5)));
        assertFalse(pace.take(Pace.elapsed(4)));
        assertTrue(pace.take(Pace.elapsed(5)));
        assertEquals(Duration.ofDays(1), Duration.between(Pace.elapsed(0), Pace.elapsed(86_400_000_000_000L)));
    }

    @Test
    void eachKeyHasAPaceOfItsOwn() {
        Pace.PerKey<String> paces = new Pace.PerKey<>(1, MINUTE, 10);
        assertTrue(paces.take("a", START));
        assertFalse(paces.take("a", second(1)));
        assertTrue(paces.take("b", second(1)));
        assertTrue(paces.take("a", second(60)));
        assertFalse(paces.take("b", second(60)));
    }

    @Test
    void beyondTheNumberOfKeysTheOneThatIsSilentTheLongestIsForgotten() {
        Pace.PerKey<String> paces = new Pace.PerKey<>(1, MINUTE, 2);
        paces.take("a", START);
        paces.take("b", START);
        assertFalse(paces.take("a", second(1)));
        assertTrue(paces.take("c", second(2)));
        assertFalse(paces.take("a", second(3)), "a asked again, and is remembered");
        assertTrue(paces.take("b", second(3)), "b was forgotten");
    }
}
