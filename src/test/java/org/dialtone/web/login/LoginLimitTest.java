package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final LoginLimit limit = new LoginLimit(now::get);

    @ParameterizedTest
    @CsvSource({"0,0", "2,0", "3,1", "4,2", "5,4", "8,32", "9,60", "500,60"})
    void eachFailureDoublesTheWait(int failures, long seconds) {
        for (int i = 0; i < failures; i++) {
            limit.failed("10.0.0.1");
        }
        assertEquals(seconds, limit.secondsToWait("10.0.0.1"));
        assertEquals(0, limit.secondsToWait("10.0.0.2"));
    }

    @Test
    void anAttemptAfterTheWaitIsAllowed() {
        eachFailureDoublesTheWait(4, 2);
        now.addAndGet(Duration.ofMillis(1_500).toNanos());
        assertEquals(1, limit.secondsToWait("10.0.0.1"));
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertEquals(0, limit.secondsToWait("10.0.0.1"));
    }

    @Test
    void aBoundedNumberOfPasswordsIsComparedAtOnce() {
        for (int i = 0; i < 8; i++) {
            assertEquals(0, limit.enter("10.0.0.1"));
        }
        assertEquals(1, limit.enter("10.0.0.1"));
        assertEquals(0, limit.enter("10.0.0.2"));
        limit.leave("10.0.0.1");
        assertEquals(0, limit.enter("10.0.0.1"));
        for (int i = 3; limit.enter("10.0.0." + i) == 0; i++) {
            assertTrue(i < 40);
        }
        limit.leave("10.0.0.2");
        assertEquals(0, limit.enter("10.0.0.99"));
    }

    @Test
    void noPasswordIsComparedDuringTheWait() {
        eachFailureDoublesTheWait(8, 32);
        assertEquals(32, limit.enter("10.0.0.1"));
    }

    @Test
    void aSuccessOrALongPauseForgetsTheFailures() {
        eachFailureDoublesTheWait(5, 4);
        limit.succeeded("10.0.0.1");
        assertEquals(0, limit.secondsToWait("10.0.0.1"));
        eachFailureDoublesTheWait(5, 4);
        now.addAndGet(Duration.ofMinutes(16).toNanos());
        limit.failed("10.0.0.1");
        assertEquals(0, limit.secondsToWait("10.0.0.1"));
    }
}
