package org.dialtone.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dialtone.net.BoundedMap;

/**
 * Slows down the guessing of passwords: from the third failure on, each failure doubles the time that its source
 * address must wait, and only so many passwords are compared at one time, because bcrypt takes all of a processor.
 */
@ApplicationScoped
public class LoginLimit {

    private static final int FREE = 2;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT = Duration.ofMinutes(1).toNanos();
    private static final long MEMORY = Duration.ofMinutes(15).toNanos();
    private static final int ADDRESSES = 10_000;
    /** Of one address; a program with the right password may ask for several things at once. */
    private static final int AT_ONCE = 8;

    private static final int AT_ONCE_OF_ALL = 32;

    private final LongSupplier nanos;
    private final Map<String, Failures> bySource = BoundedMap.byAccess(ADDRESSES);

    private final Map<String, Integer> comparing = new HashMap<>();
    private int comparingOfAll;

    private record Failures(int count, long last) {

        long delay() {
            return count <= FREE ? 0 : Math.min(LONGEST_WAIT, SECOND << Math.min(count - FREE - 1, 6));
        }
    }

    LoginLimit() {
        // Elapsed time: the wall clock of a box without a battery jumps when it first hears the time.
        this(System::nanoTime);
    }

    LoginLimit(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Seconds until this address may try again; 0: its trial begins now, and lasts until {@link #leave}. */
    public synchronized long enter(String source) {
        long wait = secondsToWait(source);
        int own = comparing.getOrDefault(source, 0);
        if (wait == 0 && own < AT_ONCE && comparingOfAll < AT_ONCE_OF_ALL) {
            comparing.put(source, own + 1);
            comparingOfAll++;
            return 0;
        }
        return Math.max(1, wait);
    }

    /** Ends what {@link #enter} began. */
    public synchronized void leave(String source) {
        comparing.computeIfPresent(source, (_, own) -> own == 1 ? null : own - 1);
        comparingOfAll--;
    }

    /** What earlier failures cost this address; 0: it need not wait. */
    synchronized long secondsToWait(String source) {
        Failures failures = bySource.get(source);
        long left = failures == null ? 0 : failures.delay() - (nanos.getAsLong() - failures.last());
        return left <= 0 ? 0 : (left + SECOND - 1) / SECOND;
    }

    public synchronized void failed(String source) {
        long now = nanos.getAsLong();
        Failures before = bySource.get(source);
        boolean fresh = before == null || now - before.last() > MEMORY;
        bySource.put(source, new Failures(fresh ? 1 : before.count() + 1, now));
    }

    public synchronized void succeeded(String source) {
        bySource.remove(source);
    }
}
