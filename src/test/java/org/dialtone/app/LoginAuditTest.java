package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAuditTest {

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final MemoryAudit audit = new MemoryAudit();
    private final LoginAudit logins = new LoginAudit(audit, () -> now);

    private static Actor at(String source) {
        return new Actor(Actor.Kind.CONSOLE, "anna", source);
    }

    @Test
    void theFirstFailureIsNotedAtOnceAndTheOthersWithTheirNumber() {
        for (int i = 0; i < 500; i++) {
            logins.failed(at("10.66.1.7"), "a wrong password");
            now = now.plusSeconds(1);
        }
        assertEquals("CONSOLE anna 10.66.1.7 login_failed a wrong password", audit.lines());
        now = now.plus(Duration.ofMinutes(10));
        logins.settle();
        assertEquals("""
                CONSOLE anna 10.66.1.7 login_failed a wrong password
                CONSOLE anna 10.66.1.7 login_failed a wrong password 499 more since 2026-11-29T12:00:00Z""", audit.lines());
        logins.close();
        assertEquals(2, audit.lines().lines().count());
    }

    @Test
    void theEndOfTheBoxNotesWhatIsFolded() {
        logins.failed(at("10.66.1.7"), "a wrong password");
        logins.failed(at("10.66.1.7"), "a wrong password");
        logins.close();
        assertTrue(audit.lines().endsWith(" 1 more since 2026-11-29T12:00:00Z"), audit.lines());
    }

    /** However many addresses somebody has, the log doesn't fill. */
    @Test
    void manyAddressesShareOneEntry() {
        for (int i = 0; i < 20_000; i++) {
            logins.failed(at("10.66." + i / 250 + "." + i % 250), "a wrong password");
            now = now.plusMillis(50);
        }
        long entries = audit.lines().lines().count();
        assertTrue(entries < 300, () -> entries + " entries");
        logins.close();
        assertTrue(audit.lines().contains("CONSOLE anna other addresses login_failed"), audit.lines());
    }

    @Test
    void aProgramIsNotedOnceADayByEachAddress() {
        Actor program = new Actor(Actor.Kind.TOKEN, "prometheus", "10.66.0.9");
        for (int i = 0; i < 48; i++) {
            logins.used(program);
            now = now.plus(Duration.ofMinutes(59));
        }
        logins.used(new Actor(Actor.Kind.TOKEN, "prometheus", "10.66.0.10"));
        assertEquals(3, audit.lines().lines().count());
    }
}
