package org.dialtone.web.console.live;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How long the making of one value takes, over some makings. One thread at a time makes it; any may ask for the cost. */
final class MakingTime {

    /** Who asked last longer ago than this watches no more. */
    private static final long WATCHED = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private volatile long mean;
    private volatile long asked;

    /** @param nanos elapsed time in nanoseconds */
    MakingTime(LongSupplier nanos) {
        this.nanos = nanos;
        asked = nanos.getAsLong();
    }

    /** Makes a value, and notes how long that took. */
    <V> V of(Supplier<V> make) {
        long begun = nanos.getAsLong();
        V made = make.get();
        long took = nanos.getAsLong() - begun;
        mean = mean == 0 ? took : (3 * mean + took) / 4;
        return made;
    }

    /** Notes that somebody asked for the value. */
    void asked() {
        asked = nanos.getAsLong();
    }

    /** Nanoseconds; 0 where nobody asks any more. */
    long cost() {
        return nanos.getAsLong() - asked < WATCHED ? mean : 0;
    }
}
