package org.dialtone.web.console.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.dialtone.provision.BusinessHours;
import org.dialtone.provision.RolloutRules;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;

/** What a rollout would do is told in numbers of phones. */
class RolloutTextTest {

    private static final Words WORDS = Words.english();
    private static final RolloutRules RULES = new RolloutRules(
            List.of(), 3, List.of(5, 50), Duration.ofMinutes(30), List.of(BusinessHours.of("08:00-18:00")), 4, 0);

    @Test
    void thePlanCountsThePhonesOfEachRing() {
        assertEquals(
                "40 phones are of this kind. The first 3 are told; each time those are back, more, until it is 20, 40."
                        + " At most 4 load it at the same time. No phone is told 08:00-18:00.",
                RolloutText.plan(RULES, 40, WORDS));
        assertEquals(
                "2 phones are of this kind, and all are told in the first ring. At most 10 load it at the same time.",
                RolloutText.plan(
                        new RolloutRules(List.of(), 3, List.of(10), Duration.ofMinutes(30), List.of(), 10, 0),
                        2,
                        WORDS));
        assertEquals(
                "No phone of the site is of this kind yet. At most 10 load it at the same time.",
                RolloutText.plan(RolloutRules.USUAL, 0, WORDS));
    }

    @Test
    void theListTellsItInShort() {
        assertEquals("in rings: 3, 5%, 50%, all", RolloutText.brief(RULES, WORDS));
        assertEquals("to all at once", RolloutText.brief(null, WORDS));
    }
}
