package org.dialtone.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxClockTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");

    private final HandClock hand = new HandClock(START);
    private final BoxClock clock = hand.start();

    @ParameterizedTest
    @ValueSource(longs = {3650, -3650, 1, -1})
    void settingTheWallClockMovesNothing(long days) {
        hand.pass(Duration.ofMinutes(5));
        hand.set(Duration.ofDays(days));
        hand.pass(Duration.ofMinutes(5));
        assertEquals(START.plusSeconds(600), clock.instant());
        assertEquals(Duration.ofDays(days), clock.ahead());
        assertEquals(hand.instant(), clock.shown(clock.instant()));
        assertEquals(hand.instant(), clock.wall().instant());
    }

    @Test
    void aYearThatIsSetRightAfterAStartIn1970ShowsWhatCameBeforeAtItsTime() {
        HandClock dead = new HandClock(Instant.EPOCH);
        BoxClock box = dead.start();
        dead.pass(Duration.ofSeconds(40));
        Instant offered = box.instant();
        dead.pass(Duration.ofSeconds(20));
        dead.set(Duration.between(Instant.EPOCH, START));
        assertEquals(START.plusSeconds(40), box.shown(offered));
        assertEquals(Instant.EPOCH.plusSeconds(60), box.instant());
    }

    @Test
    void lessThanASecondIsNoDifference() {
        hand.set(Duration.ofMillis(900));
        assertEquals(Duration.ZERO, clock.ahead());
        assertEquals(START, clock.shown(START));
    }

    @Test
    void noTimeAndForEverAreShownAsTheyAre() {
        hand.set(Duration.ofDays(1));
        assertNull(clock.shown(null));
        assertEquals(Instant.MAX, clock.shown(Instant.MAX));
    }
}
