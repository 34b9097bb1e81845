package org.dialtone.web.console;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes a value once for all who ask for it within a second, and again only where something may have changed or the
 * value has become old. Safe to use from any thread that may wait.
 */
final class SharedView<V> {

    /** A little less than the readers' second, so that each of their turns finds a new value. */
    private static final long FRESH = Duration.ofMillis(900).toNanos();

    /** Leases and timeouts expire without a change that is counted. */
    private static final long OLD = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private final LongSupplier changes;
    private final Supplier<V> make;
    private V made;
    private long at;
    private long counted;
    private long version;

    /**
     * @param nanos   elapsed time in nanoseconds
     * @param changes a number that grows whenever the value may have changed
     */
    SharedView(LongSupplier nanos, LongSupplier changes, Supplier<V> make) {
        this.nanos = nanos;
        this.changes = changes;
        this.make = make;
    }

    /** The same object as before where nothing changed. */
    synchronized V get() {
        long age = nanos.getAsLong() - at;
        boolean holds = made != null && (age < FRESH || age < OLD && counted == changes.getAsLong());
        if (!holds) {
            counted = changes.getAsLong();
            made = make.get();
            version++;
            at = nanos.getAsLong();
        }
        return made;
    }

    /** The number of the value that {@link #get} returns now. */
    synchronized long version() {
        get();
        return version;
    }

    /** Has the next who asks get a new value: somebody has seen what is newer than this one. */
    synchronized void renew() {
        made = null;
    }
}
