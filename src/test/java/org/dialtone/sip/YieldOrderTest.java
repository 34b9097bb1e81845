package org.dialtone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YieldOrderTest {

    @Test
    void answeredOnesGiveWayThenThoseThatAreNoCallsTheOldestFirst() {
        YieldOrder<String> order = new YieldOrder<>();
        for (String name : new String[] {"call 1", "message 1", "message 2", "call 2"}) {
            order.begun(name, name.startsWith("call"));
        }
        order.answered("call 2", true);
        StringBuilder given = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String first = order.first();
            given.append(first).append(", ");
            order.ended(first, first.startsWith("call"));
        }
        assertEquals("call 2, message 1, message 2, call 1, ", given.toString());
    }

    /** A full table: each newcomer displaces one, without a look at all the others. */
    @Test
    void aStepTakesConstantTime() {
        YieldOrder<Integer> order = new YieldOrder<>();
        for (int id = 0; id < 20_000; id++) {
            order.begun(id, true);
        }
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (int id = 20_000; id < 500_000; id++) {
                order.ended(order.first(), true);
                order.begun(id, true);
            }
        });
        assertEquals(480_000, order.first());
    }
}
