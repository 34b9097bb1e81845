package org.dialtone.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that a test sets, beside elapsed time that it lets pass. */
public final class HandClock implements InstantSource {

    private Instant wall;
    private long nanos;

    public HandClock(Instant wall) {
        this.wall = wall;
    }

    /** The clock of a box whose wall clock nobody sets. */
    public static BoxClock right(InstantSource wall) {
        return new BoxClock(
                wall, () -> Duration.between(Instant.EPOCH, wall.instant()).toNanos());
    }

    /** Lets time pass, on both. */
    public void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Sets the wall clock alone. @param by negative: back */
    public void set(Duration by) {
        wall = wall.plus(by);
    }

    /** The clock of a box that starts now. */
    public BoxClock start() {
        return new BoxClock(this, () -> nanos);
    }

    @Override
    public Instant instant() {
        return wall;
    }
}
