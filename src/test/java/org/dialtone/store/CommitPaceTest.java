package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitPaceTest {

    private static final long MICRO = 1000;

    /** Commits follow each other; each takes what came since the one before. */
    @ParameterizedTest
    @CsvSource({
        "1,    100000, 0",
        "1,      1000, 0",
        "3,      1000, 0",
        "5,      1000, 4000",
        "40,     4000, 4000",
        "400,   25000, 4000",
    })
    void changesAreGatheredOnlyWhereManyCome(int changes, long micros, long wait) {
        CommitPace pace = new CommitPace(Duration.ZERO, 0);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            now += micros * MICRO;
            pace.begins(changes, now);
        }
        assertEquals(wait * MICRO, pace.next() - now);
    }

    @Test
    void theFirstChangeWaitsForNobody() {
        assertEquals(-4000 * MICRO, new CommitPace(Duration.ZERO, 0).next());
    }

    /** A storm of phones is seen within a few commits, its end as well. */
    @Test
    void theRuleFollowsTheLoad() {
        CommitPace pace = new CommitPace(Duration.ZERO, 0);
        long now = 1_000_000 * MICRO;
        pace.begins(1, now);
        assertEquals(now, pace.next());
        for (int i = 0; i < 10; i++) {
            now += 200 * MICRO;
            pace.begins(2, now);
        }
        assertEquals(now + 4000 * MICRO, pace.next());
        for (int i = 0; i < 10; i++) {
            now += 10_000 * MICRO;
            pace.begins(1, now);
        }
        assertEquals(now, pace.next());
    }

    @Test
    void aPauseHoldsWhateverComes() {
        CommitPace pace = new CommitPace(Duration.ofMillis(10), 0);
        pace.begins(1000, 1);
        assertEquals(1 + 10_000 * MICRO, pace.next());
        assertEquals(Integer.MAX_VALUE, pace.enough());
    }
}
