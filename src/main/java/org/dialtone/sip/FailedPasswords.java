package org.dialtone.sip;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;

/**
 * Counts how often each source has sent a wrong password of an address-of-record, and says how long its next answer is
 * held back for that. An answer to the right password, or to none yet, is never held back. For one thread.
 */
final class FailedPasswords {

    /** The request gets no answer: an answer to the same source is being held back already. */
    static final long NEVER = -1;
    /** So many failures are answered at once: of a phone with an old file, or of a person who mistypes. */
    static final int FREE = 5;
    /** The same for all addresses-of-record of one source: a whole house may be behind it. */
    static final int FREE_IN_ALL = 50;

    static final long LONGEST = 8000;
    private static final long SHORTEST = 500;
    private static final long MEMORY = TimeUnit.MINUTES.toMillis(10);
    private static final int MOST = 10_000;

    /** @param until the time when the last answer goes out, or went out */
    private record Count(int failures, long until) {}

    private final LongSupplier nanos;
    private final Map<Long, Count> byAddressOfRecord = bounded();
    private final Map<Long, Count> bySource = bounded();

    /** @param nanos elapsed time that no clock setting moves, in nanoseconds */
    FailedPasswords(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private static Map<Long, Count> bounded() {
        return BoundedMap.byAccess(MOST);
    }

    /** Notes one more, and gives the milliseconds to hold the answer back, or {@link #NEVER}. */
    long add(Ip4 source, String user) {
        long now = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
        long pair = add(byAddressOfRecord, key(source, user), FREE, now);
        long all = add(bySource, (long) source.bits(), FREE_IN_ALL, now);
        return pair == NEVER || all == NEVER ? NEVER : Math.max(pair, all);
    }

    private static long add(Map<Long, Count> counts, Long key, int free, long now) {
        Count before = counts.get(key);
        if (before != null && now < before.until()) {
            return NEVER;
        }
        int failures = before == null || now - before.until() > MEMORY ? 1 : before.failures() + 1;
        long delay = failures <= free ? 0 : Math.min(LONGEST, SHORTEST << Math.min(failures - free - 1, 4));
        counts.put(key, new Count(failures, now + delay));
        return delay;
    }

    /** The password was right. */
    void passed(Ip4 source, String user) {
        byAddressOfRecord.remove(key(source, user));
    }

    /** Two users of one hash share their count; that holds back no right password. */
    private static long key(Ip4 source, String user) {
        return (long) source.bits() << 32 | user.hashCode() & 0xffff_ffffL;
    }
}
