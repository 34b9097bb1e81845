package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.dialtone.app.Condition;
import org.junit.jupiter.api.Test;

class PacedConditionTest {

    private long nanos;
    private int looks;
    private final Condition paced = new PacedCondition(
            Condition.of("counted", () -> Condition.State.up(Map.of("looks", Integer.toString(++looks)))), () -> nanos);

    private String ask() {
        return paced.now().data().get("looks");
    }

    @Test
    void aThousandQuestionsGetTenFreshAnswersAndThenTheLastOne() {
        for (int i = 1; i <= PacedCondition.MOST; i++) {
            assertEquals(Integer.toString(i), ask());
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals("10", ask());
        }
        nanos += 1_000_000_000;
        assertEquals("11", ask());
        assertEquals("counted", paced.name());
    }
}
