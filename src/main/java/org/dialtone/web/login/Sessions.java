package org.dialtone.web.login;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.Role;
import org.dialtone.app.Settings;
import org.dialtone.app.Users.Operator;
import org.dialtone.net.BoundedMap;

/**
 * Holds the console's sessions. They live in memory and on elapsed time: no clock setting prolongs them, and after a
 * restart of the box users log in again.
 */
@ApplicationScoped
public class Sessions {

    private static final int MOST = 1_000;
    private static final int FIRST = 1;

    private final LongSupplier nanos;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new LinkedHashMap<>();
    private final Map<String, SessionEnd> ended = BoundedMap.byInsertion(MOST);
    private final Map<String, Long> endedOf = BoundedMap.byAccess(MOST);
    private long ends;

    /**
     * @param mustChange somebody else made the password: the user must set another one first
     * @param began      elapsed nanoseconds, as {@code used}
     */
    record Session(String user, Role role, boolean mustChange, long began, long used) {}

    /** A moment before which a login was proved; what ended a user's sessions since then ends that login, too. */
    public record Moment(long ends) {}

    @Inject
    Sessions(Settings settings) {
        this(
                System::nanoTime,
                settings.console().sessionIdle(),
                settings.console().sessionLongest());
    }

    Sessions(LongSupplier nanos, Duration idle, Duration longest) {
        this.nanos = nanos;
        this.idle = idle;
        this.longest = longest;
    }

    /** The present moment; take it before the password is compared. */
    public synchronized Moment moment() {
        return new Moment(ends);
    }

    /** Opens a session; returns its secret name, for the cookie. */
    public synchronized String begin(Operator operator) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        long now = nanos.getAsLong();
        open.put(id, new Session(operator.name(), operator.role(), operator.mustChange(), now, now));
        dropOldest();
        return id;
    }

    /** As {@link #begin(Operator)}; empty where the user's sessions were ended since the login was proved. */
    public synchronized Optional<String> begin(Operator operator, Moment proved) {
        return holds(operator.name(), proved) ? Optional.of(begin(operator)) : Optional.empty();
    }

    /** Whether a login without a session still holds: nothing ended the user's sessions since it was proved. */
    synchronized boolean holds(String user, Moment proved) {
        return endedOf.getOrDefault(user, 0L) <= proved.ends();
    }

    /** Finds the session of this name, and doesn't mark it as used; empty where it ended. */
    synchronized Optional<Session> watch(String id) {
        return Optional.ofNullable(living(id));
    }

    /** Finds the session of this name and marks it as used now; empty where it ended. */
    synchronized Optional<Session> find(String id) {
        Session session = living(id);
        if (session == null) {
            return Optional.empty();
        }
        // Removed first, so that the map stays in order of use.
        open.remove(id);
        open.put(
                id,
                new Session(session.user(), session.role(), session.mustChange(), session.began(), nanos.getAsLong()));
        return Optional.of(session);
    }

    /**
     * As {@link #find}, but doesn't mark the session as used: a page left open doesn't keep a session from idling away.
     */
    synchronized boolean alive(String id) {
        return living(id) != null;
    }

    /** Why the session of this name is no more; the box may not know the name, as after a restart. */
    public synchronized SessionEnd end(String id) {
        return living(id) != null ? SessionEnd.NONE : ended.getOrDefault(id, SessionEnd.UNKNOWN);
    }

    /** The user logs out. */
    public synchronized void close(String id) {
        end(id, SessionEnd.LOGOUT);
    }

    synchronized void endAll(String user) {
        ends++;
        endedOf.put(user, ends);
        open.entrySet().stream()
                .filter(each -> each.getValue().user().equals(user))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(id -> end(id, SessionEnd.CHANGE));
    }

    void passwordSet(@Observes PasswordSet changed) {
        endAll(changed.user());
    }

    /** Told first: another observer asks the database, and where that fails, nobody after it is told. */
    void operatorChanged(@Observes @Priority(FIRST) OperatorChanged changed) {
        endAll(changed.user());
    }

    private Session living(String id) {
        Session session = id == null ? null : open.get(id);
        if (session == null) {
            return null;
        }
        long now = nanos.getAsLong();
        if (now - session.began() > longest.toNanos()) {
            end(id, SessionEnd.AGE);
            return null;
        }
        if (now - session.used() > idle.toNanos()) {
            end(id, SessionEnd.IDLE);
            return null;
        }
        return session;
    }

    private void end(String id, SessionEnd why) {
        if (open.remove(id) != null) {
            ended.put(id, why);
        }
    }

    private void dropOldest() {
        Iterator<String> eldest = open.keySet().iterator();
        while (open.size() > MOST) {
            ended.put(eldest.next(), SessionEnd.CROWD);
            eldest.remove();
        }
    }
}
