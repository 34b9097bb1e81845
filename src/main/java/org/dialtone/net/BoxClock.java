package org.dialtone.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of the box: the wall clock's when it was built, and from then on elapsed time alone. Whatever lasts for a
 * time (leases, registrations, windows, sessions) lives by it, so that setting the wall clock ends nothing and lets
 * nothing live on. What people read is in {@link #wall} time. Safe to use from any thread.
 */
public final class BoxClock implements InstantSource {

    /** Two readings are never taken at one moment; a smaller difference is none. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Instant began;
    private final long zero;

    /** @param nanos elapsed time that no setting of a clock moves, in nanoseconds */
    public BoxClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        began = wall.instant();
        zero = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return began.plusNanos(nanos.getAsLong() - zero);
    }

    /** The wall clock, which anybody may set. */
    public InstantSource wall() {
        return wall;
    }

    /** How far the wall clock was set forward since the start; negative: back. */
    public Duration ahead() {
        Duration ahead = Duration.between(instant(), wall.instant());
        return ahead.abs().compareTo(TOLERANCE) < 0 ? Duration.ZERO : ahead;
    }

    /** A time of the box as the wall clock tells it now; null stays null. */
    public Instant shown(Instant at) {
        Duration ahead = at == null || at.equals(Instant.MAX) ? Duration.ZERO : ahead();
        return ahead.isZero() ? at : at.plus(ahead);
    }

    /** The time of the box at which the wall clock, as it goes now, told this time; null stays null. */
    public Instant meant(Instant told) {
        return told == null ? null : told.minus(ahead());
    }
}
