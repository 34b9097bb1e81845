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

    @ParameterizedTest(name = "{0} failures: a stranger waits {1} s, a known place {2} s")
    @CsvSource({"0,0,0", "2,0,0", "3,1,1", "4,2,2", "5,4,4", "8,32,15", "9,60,15", "500,60,15"})
    void eachFailureDoublesTheWait(int failures, long stranger, long known) {
        LoginTrial far = LoginTrial.stranger("admin", "10.0.0.1");
        LoginTrial near = LoginTrial.known("admin", "10.0.0.1");
        for (int i = 0; i < failures; i++) {
            limit.failed(far);
            limit.failed(near);
        }
        assertEquals(stranger, limit.secondsToWait(far));
        assertEquals(known, limit.secondsToWait(near));
    }

    @ParameterizedTest(name = "{0} and {1} are one network: {2}")
    @CsvSource({
        "10.66.1.1,        10.66.1.254,          true",
        "10.66.1.1,        10.66.2.1,            false",
        "2001:db8:0:1::1,  2001:db8:0:1:ff::2,   true",
        "2001:db8:0:1::1,  2001:db8:0:2::1,      false",
        "fe80::1%1,        fe80::2,              true",
        "::ffff:10.66.1.1, ::ffff:10.66.1.2,     true",
        "one,              one,                  true",
    })
    void theAddressesOfANetworkPayTogether(String one, String other, boolean together) {
        for (int i = 0; i < 5; i++) {
            limit.failed(LoginTrial.stranger("admin", one));
        }
        assertEquals(together, limit.secondsToWait(LoginTrial.stranger("anna", other)) > 0);
    }

    @Test
    void nobodyElsesGuessesSlowAPersonAtAKnownPlace() {
        LoginTrial own = LoginTrial.known("admin", "10.0.0.9");
        for (int i = 0; i < 9; i++) {
            limit.failed(LoginTrial.stranger("admin", "10.0.0.1"));
            limit.failed(LoginTrial.known("anna", "10.0.0.9"));
            limit.failed(LoginTrial.known("admin", "browser of another"));
        }
        assertEquals(0, limit.secondsToWait(own));
    }

    @Test
    void anAttemptAfterTheWaitIsAllowed() {
        LoginTrial trial = LoginTrial.stranger("admin", "10.0.0.1");
        for (int i = 0; i < 4; i++) {
            limit.failed(trial);
        }
        now.addAndGet(Duration.ofMillis(1_500).toNanos());
        assertEquals(1, limit.secondsToWait(trial));
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertEquals(0, limit.secondsToWait(trial));
    }

    /** A guesser with an account of his own would else pay nothing. */
    @Test
    void aRightPasswordFreesItsOwnKnownPlaceAlone() {
        LoginTrial known = LoginTrial.known("admin", "10.0.0.1");
        LoginTrial stranger = LoginTrial.stranger("admin", "10.0.0.1");
        for (int i = 0; i < 5; i++) {
            limit.failed(known);
            limit.failed(stranger);
        }
        limit.succeeded(LoginTrial.known("anna", "10.0.0.1"));
        limit.succeeded(LoginTrial.stranger("anna", "10.0.0.1"));
        assertEquals(4, limit.secondsToWait(known));
        limit.succeeded(known);
        assertEquals(0, limit.secondsToWait(known));
        assertEquals(4, limit.secondsToWait(stranger));
    }

    @Test
    void aLongPauseForgetsTheFailures() {
        LoginTrial trial = LoginTrial.stranger("admin", "10.0.0.1");
        for (int i = 0; i < 5; i++) {
            limit.failed(trial);
        }
        now.addAndGet(Duration.ofMinutes(16).toNanos());
        limit.failed(trial);
        assertEquals(0, limit.secondsToWait(trial));
    }

    @Test
    void aUserWhomManyNetworksGuessGetsOneOfTheirTrialsASecond() {
        LoginTrial again = LoginTrial.stranger("admin", "10.0.1.9");
        for (int i = 0; i < 10; i++) {
            assertEquals(0, limit.pauseOf(again));
            limit.failed(LoginTrial.known("admin", "10.0.0.9"));
            limit.failed(LoginTrial.stranger("admin", "10.0." + i + ".1"));
        }
        assertTrue(limit.pauseOf(again) > 0);
        assertEquals(0, limit.pauseOf(LoginTrial.stranger("anna", "10.0.1.9")));
        assertEquals(0, limit.pauseOf(LoginTrial.stranger("admin", "192.0.2.9")));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(0, limit.pauseOf(again));
    }

    /** Ten thousand names of a megabyte each would be more than the box has. */
    @Test
    void aNameThatNobodyCanHaveIsNoKey() {
        String longest = "a".repeat(40);
        assertEquals(
                "10.0.0.9 " + longest, LoginTrial.known(longest, "10.0.0.9").key());
        assertEquals("10.0.0.9 ", LoginTrial.known(longest + "a", "10.0.0.9").key());
        assertEquals("", LoginTrial.stranger(longest + "a", "10.0.0.9").user());
    }
}
