package org.dialtone.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dialtone.net.BoundedMap;

/**
 * Slows down the guessing of passwords: from the third failure on, each failure doubles the time that its place must
 * wait; and a user whose password strangers guess, from however many networks, gets one trial a second of those
 * that have failed before.
 */
@ApplicationScoped
public class LoginLimit {

    private static final int FREE = 2;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT = 60 * SECOND;
    private static final long LONGEST_KNOWN = 15 * SECOND;
    private static final long MEMORY = Duration.ofMinutes(15).toNanos();
    private static final int PLACES = 10_000;
    /** Strangers' failures with one user, after which their trials are spaced. */
    private static final int FREE_OF_USER = 10;

    private final LongSupplier nanos;
    private final Map<String, Failures> strangers = BoundedMap.byAccess(PLACES);
    /** Apart, so that no number of strangers makes the box forget what happened at a known place. */
    private final Map<String, Failures> known = BoundedMap.byAccess(PLACES);

    private final Map<String, Failures> users = BoundedMap.byAccess(PLACES);

    private record Failures(int count, long last) {

        long delay(long longest) {
            return count <= FREE ? 0 : Math.min(longest, SECOND << Math.min(count - FREE - 1, 6));
        }
    }

    LoginLimit() {
        // Elapsed time: the wall clock of a box without a battery jumps when it first hears the time.
        this(System::nanoTime);
    }

    LoginLimit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What earlier failures cost this trial; 0: it need not wait. */
    synchronized long secondsToWait(LoginTrial trial) {
        Failures before = places(trial).get(trial.key());
        long longest = trial.known() ? LONGEST_KNOWN : LONGEST_WAIT;
        long left = before == null ? 0 : before.delay(longest) - (nanos.getAsLong() - before.last());
        return left <= 0 ? 0 : (left + SECOND - 1) / SECOND;
    }

    /** How often the same failed lately. */
    synchronized int failures(LoginTrial trial) {
        return lately(places(trial).get(trial.key()));
    }

    /** Nanoseconds until a stranger's trial may follow others' with this user; the first of a network need not wait. */
    synchronized long pauseOf(LoginTrial trial) {
        Failures before = users.get(trial.user());
        return failures(trial) == 0 || lately(before) < FREE_OF_USER
                ? 0
                : Math.max(0, SECOND - (nanos.getAsLong() - before.last()));
    }

    public synchronized void failed(LoginTrial trial) {
        count(places(trial), trial.key());
        if (!trial.known()) {
            count(users, trial.user());
        }
    }

    /** Forgets what failed with this user at a known place; a stranger's network pays on, for it may be another's. */
    public synchronized void succeeded(LoginTrial trial) {
        if (trial.known()) {
            known.remove(trial.key());
        }
    }

    private Map<String, Failures> places(LoginTrial trial) {
        return trial.known() ? known : strangers;
    }

    private void count(Map<String, Failures> failures, String key) {
        failures.put(key, new Failures(lately(failures.get(key)) + 1, nanos.getAsLong()));
    }

    private int lately(Failures before) {
        return before == null || nanos.getAsLong() - before.last() > MEMORY ? 0 : before.count();
    }
}
