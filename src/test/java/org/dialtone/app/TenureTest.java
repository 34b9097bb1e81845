package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.dialtone.app.Tenure.State;
import org.dialtone.app.Tenure.Word;
import org.junit.jupiter.api.Test;

class TenureTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
    private final Tenure tenure = new Tenure(nanos::get, millis::get);

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
        millis.addAndGet(time.toMillis());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    @Test
    void oneThatWasConfirmedServesForALittleLessThanTheRowSays() {
        after(seconds(9.4));
        assertEquals(State.FRESH, tenure.state());
        after(seconds(0.2));
        assertEquals(State.UNSURE, tenure.state());
        assertFalse(tenure.now());
    }

    @Test
    void aConfirmationCountsFromTheQuestion() {
        Tenure.Asked asked = tenure.ask();
        after(seconds(9));
        asked.answered(Word.CONFIRMED);
        assertEquals(State.FRESH, tenure.state());
        after(seconds(1));
        assertEquals(State.UNSURE, tenure.state(), "the answer lay unread while the process stood still");
    }

    @Test
    void oneThatAsksInVainServesOnWhatItKnows() {
        for (int i = 0; i < 20; i++) {
            Tenure.Asked asked = tenure.ask();
            after(seconds(3));
            asked.answered(Word.UNREACHABLE);
        }
        assertEquals(State.CUT, tenure.state());
        assertTrue(tenure.now());
        tenure.ask().answered(Word.CONFIRMED);
        assertEquals(State.FRESH, tenure.state());
    }

    @Test
    void oneThatWasFrozenWhileCutAnswersNothingUntilItAskedAgain() {
        after(seconds(10));
        tenure.ask().answered(Word.UNREACHABLE);
        assertEquals(State.CUT, tenure.state());
        after(seconds(12));
        assertEquals(State.UNSURE, tenure.state());
        tenure.ask().answered(Word.UNREACHABLE);
        assertEquals(State.CUT, tenure.state());
    }

    @Test
    void oneWhoseQuestionHangsServesOnAsLongAsItLives() {
        Tenure.Asked asked = tenure.ask();
        live(5);
        assertFalse(tenure.holdsOn(), "a killed one's address is to end with its time");
        live(2);
        assertTrue(tenure.holdsOn());
        live(13);
        assertEquals(State.CUT, tenure.state());
        assertTrue(tenure.holdsOn());
        asked.answered(Word.UNREACHABLE);
        live(13);
        assertEquals(State.CUT, tenure.state());
        assertTrue(tenure.holdsOn());
    }

    private void live(int seconds) {
        for (int i = 0; i < seconds; i++) {
            after(seconds(1));
            tenure.awake();
        }
    }

    @Test
    void oneThatWokeHoldsNothingOnByAQuestionFromBefore() {
        Tenure.Asked before = tenure.ask();
        after(seconds(7));
        tenure.awake();
        assertEquals(State.FRESH, tenure.state());
        assertFalse(tenure.holdsOn());
        before.answered(Word.UNREACHABLE);
        live(3);
        assertEquals(State.UNSURE, tenure.state());
        assertFalse(tenure.holdsOn());
        tenure.ask().answered(Word.UNREACHABLE);
        assertEquals(State.CUT, tenure.state());
        assertTrue(tenure.holdsOn());
    }

    @Test
    void whoKnowsOfAnotherHoldsNothingOn() {
        live(7);
        assertTrue(tenure.holdsOn());
        tenure.supersede();
        assertFalse(tenure.holdsOn());
    }

    @Test
    void aMachineThatSleptStopsToo() {
        millis.addAndGet(seconds(12).toMillis());
        assertEquals(State.UNSURE, tenure.state(), "elapsed time rests while a machine sleeps");
    }

    @Test
    void aClockThatIsSetBackEndsNothing() {
        millis.addAndGet(-Duration.ofDays(1).toMillis());
        after(seconds(5));
        assertEquals(State.FRESH, tenure.state());
    }

    @Test
    void nothingFollowsAfterAnother() {
        tenure.ask().answered(Word.ANOTHER);
        tenure.ask().answered(Word.CONFIRMED);
        assertEquals(State.SUPERSEDED, tenure.state());
        assertFalse(tenure.now());
    }
}
