package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dialtone.app.MemoryRevisions;
import org.dialtone.app.SiteBook;
import org.dialtone.app.TestSite;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.provision.ProvisionPlan.FormerFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grace of the former folder, over runs of a box whose wall clock lies. */
class FormerFolderTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final HandClock hand = new HandClock(START);
    private final MemoryRevisions revisions = new MemoryRevisions();

    private final class Run implements AutoCloseable {

        private final BoxClock clock = hand.start();
        private final LeaseDatabase database = new LeaseDatabase(folder.resolve("leases.db"), clock);
        private final SiteBook site = TestSite.book(revisions, clock);

        private Run() {
            site.resume(database.pauses());
        }

        private FormerFolder former() {
            return site.plans().provision().access().former();
        }

        private Duration left() {
            return Duration.between(clock.instant(), former().until());
        }

        /** The power fails: nobody notes the time. */
        private void isCut() {
            database.close();
        }

        @Override
        public void close() {
            database.noteTime(clock.ahead());
            database.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3650, 0", "-3650, 0", "0, 3650", "0, -3650", "3650, -3650", "-3650, 3650"})
    void theGraceLastsItsTime(long daysWithin, long daysBetween) {
        try (Run run = new Run()) {
            run.site.changeFolder(TestSite.WHO, HOUR);
            hand.set(Duration.ofDays(daysWithin));
            hand.pass(Duration.ofMinutes(20));
        }
        hand.set(Duration.ofDays(daysBetween));
        try (Run run = new Run()) {
            assertEquals(Duration.ofMinutes(40), run.left());
            hand.pass(Duration.ofMinutes(50));
            assertTrue(run.left().isNegative());
        }
        hand.set(Duration.ofDays(-daysBetween));
        try (Run run = new Run()) {
            assertNull(run.former(), "what had ended stays so");
            assertEquals(Optional.empty(), revisions.former());
        }
    }

    /** The program ends, again and again, after leases.db was taken over and before the site was. */
    @ParameterizedTest
    @CsvSource({"3, 0", "3650, 0", "-3650, 0", "3650, -3650", "-3650, 3650", "0, 3650"})
    void aStartThatBreaksOffNeitherEndsNorProlongsIt(long daysBefore, long daysAfter) {
        try (Run run = new Run()) {
            run.site.changeFolder(TestSite.WHO, HOUR);
            hand.pass(Duration.ofMinutes(20));
        }
        hand.set(Duration.ofDays(daysBefore));
        for (int start = 0; start < 2; start++) {
            new LeaseDatabase(folder.resolve("leases.db"), hand.start()).close();
            hand.pass(Duration.ofMinutes(1));
        }
        hand.set(Duration.ofDays(daysAfter));
        try (Run run = new Run()) {
            assertEquals(Duration.ofMinutes(40), run.left());
        }
    }

    /** The program ends after the site was taken over, and the next start takes it over again. */
    @Test
    void aStartThatBreaksOffLaterDoesNeither() {
        try (Run run = new Run()) {
            run.site.changeFolder(TestSite.WHO, HOUR);
        }
        hand.set(Duration.ofDays(-3650));
        new Run().isCut();
        new Run().isCut();
        try (Run run = new Run()) {
            assertEquals(HOUR, run.left());
        }
    }

    @Test
    void aGraceThatTheOperatorEndedStaysEndedWhereThePowerFailsAtOnce() {
        try (Run run = new Run()) {
            run.site.changeFolder(TestSite.WHO, HOUR);
        }
        Run run = new Run();
        run.database.noteTime(run.clock.ahead());
        hand.pass(Duration.ofSeconds(10));
        run.site.endGrace();
        assertNull(run.former());
        run.isCut();
        hand.set(Duration.ofDays(-1));
        try (Run next = new Run()) {
            assertNull(next.former());
        }
    }
}
