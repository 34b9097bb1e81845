package org.dialtone.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.Role;
import org.dialtone.app.Users.Operator;

/** Holds the console's sessions. They live in memory: after a restart of the box users must log in again. */
@ApplicationScoped
public class Sessions {

    static final Duration IDLE = Duration.ofHours(12);
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();

    /** @param mustChange somebody else made the password: the user must set another one first */
    record Session(String user, Role role, boolean mustChange, Instant used) {}

    @Inject
    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** Opens a session; returns its secret name, for the cookie. */
    public synchronized String begin(Operator operator) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        open.put(id, new Session(operator.name(), operator.role(), operator.mustChange(), clock.instant()));
        dropOldest();
        return id;
    }

    /** Finds the session of this name and marks it as used now; empty where it ended or idled away. */
    synchronized Optional<Session> find(String id) {
        Session session = id == null ? null : open.get(id);
        if (session == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (session.used().plus(IDLE).isBefore(now)) {
            open.remove(id);
            return Optional.empty();
        }
        // Removed first, so that the map stays in order of use.
        open.remove(id);
        open.put(id, new Session(session.user(), session.role(), session.mustChange(), now));
        return Optional.of(session);
    }

    /**
     * As {@link #find}, but doesn't mark the session as used: a page left open doesn't keep a session from idling away.
     */
    synchronized boolean alive(String id) {
        Session session = id == null ? null : open.get(id);
        return session != null && !session.used().plus(IDLE).isBefore(clock.instant());
    }

    public synchronized void end(String id) {
        open.remove(id);
    }

    public synchronized void endAll(String user) {
        open.values().removeIf(session -> session.user().equals(user));
    }

    void passwordSet(@Observes PasswordSet changed) {
        endAll(changed.user());
    }

    void operatorChanged(@Observes OperatorChanged changed) {
        endAll(changed.user());
    }

    private void dropOldest() {
        Iterator<String> eldest = open.keySet().iterator();
        while (open.size() > MOST) {
            eldest.next();
            eldest.remove();
        }
    }
}
