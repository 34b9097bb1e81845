package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void aSessionLastsWhileItIsUsed() {
        String id = sessions.begin(new Operator("admin", Role.ADMIN, false));
        for (int i = 0; i < 5; i++) {
            now = now.plus(Sessions.IDLE.minusMinutes(1));
            assertEquals("admin", sessions.find(id).orElseThrow().user());
        }
        now = now.plus(Sessions.IDLE).plusSeconds(1);
        assertTrue(sessions.find(id).isEmpty());
    }

    @Test
    void watchingDoesNotProlongASession() {
        String id = sessions.begin(new Operator("admin", Role.ADMIN, false));
        now = now.plus(Sessions.IDLE.minus(Duration.ofMinutes(1)));
        assertTrue(sessions.alive(id));
        now = now.plus(Duration.ofMinutes(2));
        assertFalse(sessions.alive(id));
        assertFalse(sessions.alive(null));
    }

    @Test
    void aWallClockThatIsSetEndsNoSession() {
        HandClock hand = new HandClock(now);
        Sessions timed = new Sessions(hand.start());
        String id = timed.begin(new Operator("admin", Role.ADMIN, false));
        hand.set(Duration.ofDays(3650));
        assertTrue(timed.alive(id));
        hand.set(Duration.ofDays(-7300));
        assertTrue(timed.alive(id));
        hand.pass(Sessions.IDLE.plusSeconds(1));
        assertFalse(timed.alive(id));
    }

    @Test
    void aNewPasswordEndsTheUsersSessionsAlone() {
        String one = sessions.begin(new Operator("admin", Role.ADMIN, false));
        String other = sessions.begin(new Operator("eve", Role.ADMIN, true));
        assertNotEquals(one, other);
        sessions.endAll("admin");
        assertTrue(sessions.find(one).isEmpty());
        assertTrue(sessions.find(other).orElseThrow().mustChange());
        sessions.end(other);
        assertTrue(sessions.find(other).isEmpty());
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        String first = sessions.begin(new Operator("admin", Role.ADMIN, false));
        String second = sessions.begin(new Operator("admin", Role.ADMIN, false));
        for (int i = 0; i < 998; i++) {
            sessions.begin(new Operator("admin", Role.ADMIN, false));
        }
        sessions.find(first);
        sessions.begin(new Operator("admin", Role.ADMIN, false));
        assertTrue(sessions.find(first).isPresent());
        assertTrue(sessions.find(second).isEmpty());
    }
}
