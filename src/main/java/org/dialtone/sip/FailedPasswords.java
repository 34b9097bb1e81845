package org.dialtone.sip;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.Ip4;

/**
 * How often each source has got the password of an address-of-record wrong, and how long its next answer is held back for that. Who
 * has the password right, or sends none yet, is never held back. For one thread.
 */
final class FailedPasswords {

    /** Not to be answered: an answer to the same source is being held back already. */
    static final long NEVER = -1;
    /** A phone with an old file, or someone who mistypes, is told at once so often. */
    static final int FREE = 5;
    /** Of one source, whatever the address-of-record: behind it may be a whole house. */
    static final int FREE_IN_ALL = 50;

    static final long LONGEST = 8000;
    private static final long SHORTEST = 500;
    private static final long MEMORY = TimeUnit.MINUTES.toMillis(10);
    private static final int MOST = 10_000;

    /** @param until when the last answer goes out, or went */
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

    /** Two users of one hash share their count; that holds back none who has the password right. */
    private static long key(Ip4 source, String user) {
        return (long) source.bits() << 32 | user.hashCode() & 0xffff_ffffL;
    }
}
