package org.dialtone.web.console.live;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes a value once for all who ask for it within a second, or within a longer time where that is dear, and again only
 * where something may have changed or the value has become old. Safe to use from any thread that may wait.
 */
public final class SharedView<V> {

    /** A little less than the readers' second, so that each of their turns finds a new value. */
    private static final long FRESH = Duration.ofMillis(900).toNanos();

    /** Leases and timeouts expire without a change that is counted. */
    private static final long OLD = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanos;
    private final LongSupplier changes;
    private final Supplier<V> make;
    private final WatchCost all;
    private final MakingTime time;
    private V made;
    private long at;
    private long counted;
    private long version;

    /**
     * @param nanos   elapsed time in nanoseconds
     * @param changes a number that grows whenever the value may have changed
     * @param all     what the value counts in
     */
    public SharedView(LongSupplier nanos, LongSupplier changes, Supplier<V> make, WatchCost all) {
        this.nanos = nanos;
        this.changes = changes;
        this.make = make;
        this.all = all;
        time = new MakingTime(nanos);
    }

    /** What one making costs, for {@link WatchCost#add}; waits for nobody who makes a value. */
    public long cost() {
        return time.cost();
    }

    /** The same object as before where nothing changed. */
    public synchronized V get() {
        time.asked();
        if (made == null || !holds(nanos.getAsLong() - at)) {
            counted = changes.getAsLong();
            made = time.of(make);
            version++;
            at = nanos.getAsLong();
        }
        return made;
    }

    private boolean holds(long age) {
        return age < FRESH || age < OLD && counted == changes.getAsLong() || age < all.interval();
    }

    /** A new value, which all get from now on: somebody is about to see what is newer than the last one. */
    public synchronized V fresh() {
        renew();
        return get();
    }

    /** The number of the value that {@link #get} returns now. */
    synchronized long version() {
        get();
        return version;
    }

    /** Has the next who asks get a new value: somebody has seen what is newer than this one. */
    public synchronized void renew() {
        made = null;
    }
}
