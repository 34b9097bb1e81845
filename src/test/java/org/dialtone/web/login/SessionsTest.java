package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final Sessions sessions = new Sessions(() -> now);

    @Test
    void aSessionLastsWhileItIsUsed() {
        String id = sessions.begin("admin", false);
        for (int i = 0; i < 5; i++) {
            now = now.plus(Sessions.IDLE.minusMinutes(1));
            assertEquals("admin", sessions.find(id).orElseThrow().user());
        }
        now = now.plus(Sessions.IDLE).plusSeconds(1);
        assertTrue(sessions.find(id).isEmpty());
    }

    @Test
    void watchingDoesNotProlongASession() {
        String id = sessions.begin("admin", false);
        now = now.plus(Sessions.IDLE.minus(Duration.ofMinutes(1)));
        assertTrue(sessions.alive(id));
        now = now.plus(Duration.ofMinutes(2));
        assertFalse(sessions.alive(id));
        assertFalse(sessions.alive(null));
    }

    @Test
    void aNewPasswordEndsTheUsersSessionsAlone() {
        String one = sessions.begin("admin", false);
        String other = sessions.begin("eve", true);
        assertNotEquals(one, other);
        sessions.endAll("admin");
        assertTrue(sessions.find(one).isEmpty());
        assertTrue(sessions.find(other).orElseThrow().mustChange());
        sessions.end(other);
        assertTrue(sessions.find(other).isEmpty());
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        String first = sessions.begin("admin", false);
        String second = sessions.begin("admin", false);
        for (int i = 0; i < 998; i++) {
            sessions.begin("admin", false);
        }
        sessions.find(first);
        sessions.begin("admin", false);
        assertTrue(sessions.find(first).isPresent());
        assertTrue(sessions.find(second).isEmpty());
    }
}
