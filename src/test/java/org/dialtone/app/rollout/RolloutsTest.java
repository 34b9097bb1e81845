package org.dialtone.app.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dialtone.app.rollout.RolloutStore.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rollouts of 2.0 to phones that run 1.0, by stories of the phones that are told. */
class RolloutsTest {

    private final RolloutRig rig = new RolloutRig();

    /**
     * The words: {@code look} (and what is said after: who is told so far), {@code back N} (the first N of those that
     * were told come back), {@code after TIME}, {@code off} and {@code on} (all that were told lose or have power),
     * {@code call} and {@code hangup} (all phones talk, or nobody does).
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            canaries: 2, shares: [50%], atOnce: 3 | look 2; look 2; back 1; look 2; back 1; look 5; back 3; look 8; back 3; look 10; back 2; look 10 done
            canaries: 1, shares: [20%]            | look 1; after 29m; look 1; after 2m; look 1 overdue; after 9h; look 1 overdue; go-on; look 2; back 2; look 10
            canaries: 1, shares: [20%]            | look 1; back 1; look 2; back 1; look 10; back 8; look 10 done
            canaries: 1, shares: [50%], mayFail: 20%  | look 1; back 1; look 5; back 3; after 31m; look 10; after 31m; look 10 overdue
            canaries: 1, shares: [50%], mayFail: 20%  | look 1; after 31m; look 1 overdue
            canaries: 3                           | look 3; back 2; after 31m; look 3 overdue; go-on; look 4; back 2; look 5
            canaries: 1, shares: [50%]            | look 1; pause; back 1; look 1 paused; go-on; look 5
            canaries: 1, shares: [50%]            | look 1; stop; look 1 stopped; after 9h; look 1 stopped; go-on; look 1; after 31m; look 1 overdue
            canaries: 1, shares: [50%]            | look 1; restart; after 29m; look 1; after 2m; look 1 overdue; restart; look 1 overdue
            canaries: 1, shares: [50%]            | look 1; back 1; look 5; restart; back 4; look 10
            canaries: 1, shares: [50%]            | gone; look 0; there; look 1
            canaries: 1, shares: [50%]            | silent; look 0; heard; look 1
            canaries: 1, shares: [50%]            | call; look 0; after 9h; look 0; hangup; look 1; call; back 1; look 1; hangup; look 5
            """)
    void theNextRingComesOnlyWhenTheOneBeforeIsBack(String rules, String story) {
        rig.site(rules);
        rig.phones(10);
        rig.play(story);
    }

    @Test
    void noPhoneIsToldWithinBusinessHoursAndTheirTimeDoesNotRun() {
        rig.site("canaries: 1, shares: [50%], businessHours: [\"08:00-18:00\"]");
        rig.phones(10);
        rig.play("after 470m; look 1");
        assertTrue(rig.tells(rig.told().getFirst()));
        rig.play("after 10m; look 1");
        assertFalse(rig.tells(rig.told().getFirst()), "it is 08:00");
        assertTrue(rig.takes(rig.told().getFirst()), "what it loads already it may load on");
        rig.play("after 599m; look 1; after 2m; look 1; back 1; look 5");
    }

    @Test
    void aPhoneThatAsksByItselfIsToldWhereThereIsRoom() {
        rig.site("canaries: 1, shares: [50%], atOnce: 2");
        rig.phones(10);
        rig.untellable();
        rig.play("look 0");
        assertTrue(rig.takes(rig.phone(3)));
        assertFalse(rig.takes(rig.phone(4)), "one canary");
        assertFalse(rig.tells(rig.phone(4)));
        rig.play("back 1; look 1");
        assertTrue(rig.takes(rig.phone(4)));
        assertTrue(rig.takes(rig.phone(5)));
        assertFalse(rig.takes(rig.phone(6)), "two at once");
        rig.play("back 2; look 3");
        assertTrue(rig.takes(rig.phone(6)));
        assertTrue(rig.takes(rig.phone(7)));
        rig.play("back 2; look 5");
        assertTrue(rig.takes(rig.phone(8)), "half are back, now all may come");
    }

    @Test
    void whoWasToldBeforeARestartIsToldRightAfterIt() {
        rig.site("canaries: 1");
        rig.phones(3);
        rig.play("look 1; restart");
        assertTrue(rig.tells(rig.told().getFirst()));
        assertTrue(rig.takes(rig.told().getFirst()));
    }

    @Test
    void chosenCanariesAreTheOnlyOnesAndAreWaitedFor() {
        rig.site("canaries: [\"" + rig.phone(7) + "\", \"" + rig.phone(2) + "\"], shares: [50%]");
        rig.phones(10);
        rig.off(rig.phone(7));
        rig.play("look 1; back 1; look 1");
        assertEquals(List.of(rig.phone(2)), rig.told());
        assertFalse(rig.takes(rig.phone(4)));
        rig.on(rig.phone(7));
        rig.play("look 2; back 2; look 5");
    }

    /** The old registration lasts while the phone starts anew, and the phone fetches its file before it registers. */
    @Test
    void aVersionInAFileRequestAloneIsNoRegistration() {
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.play("look 1");
        rig.fetches(rig.told().getFirst(), "2.0");
        rig.play("after 1m; look 1; look 1");
        assertEquals(Fate.TOLD, rig.kept(rig.told().getFirst()));
        rig.refreshes(rig.told().getFirst());
        rig.play("after 1m; look 5");
        assertEquals(Fate.RUNS, rig.kept(rig.told().getFirst()));
    }

    @Test
    void aPhoneThatComesBackWithFewerLinesIsNotBack() {
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.lines(3);
        rig.play("look 1");
        rig.lines(2);
        rig.play("back 1; look 1; after 31m; look 1 overdue");
    }

    @Test
    void phonesThatRunItAlreadyAreToldOfIt() {
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.registers(rig.phone(1), "2.0.0");
        rig.play("look 4");
        assertTrue(rig.tells(rig.phone(1)));
        rig.registers(rig.phone(2), "2.0.0");
        rig.off(rig.phone(2));
        rig.play("look 4");
        assertTrue(rig.tells(rig.phone(2)), "nor does one that is not registered yet go back");
        assertTrue(rig.takes(rig.phone(2)));
        assertEquals(4, rig.told().size());
        assertTrue(rig.view().runs() >= 1);
    }

    @Test
    void aKnownBadVersionWaitsForAnOperator() {
        rig.badVersion("2.*");
        rig.site("canaries: 1");
        rig.phones(10);
        rig.play("look 0 known-bad; after 9h; look 0 known-bad; go-on; look 1");
    }

    @Test
    void anotherVersionBeginsAnewAndARemovedOneIsForgotten() {
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.play("look 1; back 1; look 5");
        rig.version("3.0");
        rig.play("look 1");
        assertEquals(1, rig.store().size());
        rig.noRollout();
        assertEquals(0, rig.store().size());
    }

    @Test
    void aStepOnTheWayBeginsTheTimeAnew() {
        rig.step("1.5");
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.play("look 1; after 20m");
        rig.registers(rig.told().getFirst(), "1.5");
        rig.play("look 1; after 20m; look 1; back 1; look 5");
        assertEquals(2, rig.notified(rig.told().getFirst()));
    }

    @Test
    void aPhoneThatTalksAtAStepIsToldOfTheNextAfterwardsAndItsTimeDoesNotRun() {
        rig.step("1.5");
        rig.site("canaries: 1, shares: [50%]");
        rig.phones(10);
        rig.play("look 1; after 20m");
        rig.registers(rig.told().getFirst(), "1.5");
        rig.play("call; look 1; after 20m; look 1; after 20m; look 1");
        assertEquals(1, rig.notified(rig.told().getFirst()));
        rig.play("hangup; look 1");
        assertEquals(2, rig.notified(rig.told().getFirst()));
    }

    @Test
    void anotherPhoneIsTheCanaryWhileOneTalks() {
        rig.site("canaries: 1");
        rig.phones(1);
        rig.play("call");
        rig.phones(2);
        rig.play("look 1");
        assertEquals(List.of(rig.phone(2)), rig.told());
    }

    @Test
    void whatAPhoneWentThroughIsInItsJournal() {
        rig.site("canaries: 1, shares: [20%]");
        rig.phones(10);
        rig.play("look 1; back 1; look 2; after 31m; look 2 overdue");
        assertEquals(List.of("FIRMWARE_TOLD", "FIRMWARE_RUNS", "FIRMWARE_TOLD", "FIRMWARE_OVERDUE"), rig.journal());
    }
}
