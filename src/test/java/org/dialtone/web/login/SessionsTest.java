package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Operator ADMIN = new Operator("admin", Role.ADMIN, false);
    private static final Duration IDLE = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Elapsed time may be negative, and pass its largest number. */
    private long now = Long.MAX_VALUE - 1_000;

    private final Sessions sessions = new Sessions(() -> now, IDLE, LONGEST);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aSessionLastsWhileItIsUsed() {
        String id = sessions.begin(ADMIN);
        for (int i = 0; i < 2; i++) {
            pass(IDLE.minusMinutes(1));
            assertEquals("admin", sessions.find(id).orElseThrow().user());
        }
        assertEquals(SessionEnd.NONE, sessions.end(id));
        pass(IDLE.plusSeconds(1));
        assertTrue(sessions.find(id).isEmpty());
        assertEquals(SessionEnd.IDLE, sessions.end(id));
    }

    @Test
    void aSessionEndsHoweverMuchItIsUsed() {
        String id = sessions.begin(ADMIN);
        for (int i = 0; i < 12; i++) {
            assertTrue(sessions.find(id).isPresent());
            pass(Duration.ofHours(1));
        }
        assertTrue(sessions.alive(id));
        pass(Duration.ofSeconds(1));
        assertFalse(sessions.alive(id));
        assertEquals(SessionEnd.AGE, sessions.end(id));
    }

    @Test
    void watchingDoesNotProlongASession() {
        String id = sessions.begin(ADMIN);
        pass(IDLE.minusMinutes(1));
        assertTrue(sessions.alive(id));
        assertEquals("admin", sessions.watch(id).orElseThrow().user());
        pass(Duration.ofMinutes(2));
        assertFalse(sessions.alive(id));
        assertTrue(sessions.watch(id).isEmpty());
        assertFalse(sessions.alive(null));
    }

    @Test
    void aNewPasswordEndsTheUsersSessionsAlone() {
        String one = sessions.begin(ADMIN);
        String other = sessions.begin(new Operator("eve", Role.ADMIN, true));
        assertNotEquals(one, other);
        sessions.passwordSet(new PasswordSet("admin"));
        assertTrue(sessions.find(one).isEmpty());
        assertEquals(SessionEnd.CHANGE, sessions.end(one));
        assertTrue(sessions.find(other).orElseThrow().mustChange());
        sessions.close(other);
        assertTrue(sessions.find(other).isEmpty());
        assertEquals(SessionEnd.LOGOUT, sessions.end(other));
        assertEquals(SessionEnd.UNKNOWN, sessions.end("of an earlier run"));
    }

    /** The old password was compared a moment before the new one was stored. */
    @Test
    void aLoginThatWasProvedBeforeAChangeOpensNothing() {
        Sessions.Moment before = sessions.moment();
        sessions.operatorChanged(new OperatorChanged("admin"));
        assertTrue(sessions.begin(ADMIN, before).isEmpty());
        assertTrue(
                sessions.begin(new Operator("eve", Role.ADMIN, false), before).isPresent());
        assertTrue(sessions.begin(ADMIN, sessions.moment()).isPresent());
    }

    @Test
    void theOldestGoesWhenThereAreTooMany() {
        String first = sessions.begin(ADMIN);
        String second = sessions.begin(ADMIN);
        for (int i = 0; i < 998; i++) {
            sessions.begin(ADMIN);
        }
        sessions.find(first);
        sessions.begin(ADMIN);
        assertTrue(sessions.find(first).isPresent());
        assertTrue(sessions.find(second).isEmpty());
        assertEquals(SessionEnd.CROWD, sessions.end(second));
    }

    /** As an event stream by HTTP Basic, which no session ends. */
    @Test
    void aLoginWithoutSessionEndsWithWhatEndsTheSessions() {
        Sessions.Moment before = sessions.moment();
        assertTrue(sessions.holds("admin", before));
        sessions.passwordSet(new PasswordSet("anna"));
        assertTrue(sessions.holds("admin", before));
        sessions.passwordSet(new PasswordSet("admin"));
        assertFalse(sessions.holds("admin", before));
        assertTrue(sessions.holds("admin", sessions.moment()));
    }
}
