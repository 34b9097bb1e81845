package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitPaceTest {

    private static final long MICRO = 1000;

    /** Commits follow each other; each takes what came since the one before. */
    @ParameterizedTest
    @CsvSource({
        // Few come.
        "1, 1, 100000, 0",
        "1, 1,   3000, 0",
        "2, 1,   8000, 0",
        // One client that waits for each answer, on disks of all kinds.
        "1, 0,   1000, 0",
        "1, 0,    100, 0",
        "1, 0,     10, 0",
        // As many a second come by themselves.
        "1, 1,   1000, 4000",
        "1, 1,   1900, 4000",
        "3, 0,   1000, 4000",
        "5, 2,   1000, 4000",
        "4, 0,   4000, 4000",
        "40, 9,  4000, 4000",
        "400, 4, 25000, 4000",
    })
    void changesAreGatheredOnlyWhereManyComeByThemselves(int changes, int meanwhile, long micros, long wait) {
        CommitPace pace = new CommitPace(Duration.ZERO, 0);
        commits(pace, 0, 100, changes, meanwhile, micros);
        assertEquals(wait * MICRO, pace.next() - 100 * micros * MICRO);
    }

    /** Chance sets the time between changes of many clients. A thousand a second are gathered, a hundred are not. */
    @ParameterizedTest
    @CsvSource({"100, 0, 5", "1000, 80, 100", "5000, 95, 100"})
    void theRuleHoldsWhereChancePacesTheChanges(int perSecond, int least, int most) {
        Random chance = new Random(1);
        CommitPace pace = new CommitPace(Duration.ZERO, 0);
        long fsync = 300 * MICRO;
        long ended = 0;
        long comes = 0;
        int gathered = 0;
        for (int commit = 0; commit < 1000; commit++) {
            long begins = Math.max(Math.max(ended, comes), pace.next());
            int meanwhile = 0;
            int changes = 0;
            while (comes <= begins) {
                changes++;
                meanwhile += comes <= ended ? 1 : 0;
                comes += (long) (-Math.log(1 - chance.nextDouble()) * 1e9 / perSecond);
            }
            pace.begins(changes, meanwhile, begins);
            ended = begins + fsync;
            gathered += pace.next() > begins ? 1 : 0;
        }
        assertTrue(gathered >= 10 * least && gathered <= 10 * most, gathered + " of 1000");
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
        pace.begins(1, 0, now);
        assertEquals(now, pace.next());
        now = commits(pace, now, 10, 2, 2, 200);
        assertEquals(now + 4000 * MICRO, pace.next());
        now = commits(pace, now, 10, 1, 0, 10_000);
        assertEquals(now, pace.next());
    }

    @Test
    void aPauseHoldsWhateverComes() {
        CommitPace pace = new CommitPace(Duration.ofMillis(10), 0);
        pace.begins(1000, 0, 1);
        assertEquals(1 + 10_000 * MICRO, pace.next());
        assertEquals(Integer.MAX_VALUE, pace.enough());
    }

    private static long commits(CommitPace pace, long from, int number, int changes, int meanwhile, long micros) {
        for (int i = 1; i <= number; i++) {
            pace.begins(changes, meanwhile, from + i * micros * MICRO);
        }
        return from + number * micros * MICRO;
    }
}
