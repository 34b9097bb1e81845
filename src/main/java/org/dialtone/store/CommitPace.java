package org.dialtone.store;

import java.time.Duration;

/**
 * Says how long a writer gathers changes before it commits them, by what comes. Where few changes come, each is
 * committed at once and waits for one fsync; where so many come that a commit of each costs more than it gives, they are
 * gathered for a few milliseconds. A slow disk needs no rule: what comes while it works shares the next commit.
 */
final class CommitPace {

    /** The longest time that a change waits for others to come. */
    static final Duration GATHERING = Duration.ofMillis(4);
    /** Gathering begins where at least so many changes come within its time. */
    private static final int WORTH_IT = 16;
    /** A group of so many changes has gathered enough. */
    private static final int ENOUGH = 128;
    /** The share of the newest group in what is expected of the next. */
    private static final double NEWEST = 0.25;

    private final long pause;
    private long began;
    private double changesPerNano;

    /**
     * @param pause    the least time from one commit to the next, which spares flash that wears; zero: none
     * @param nanoTime now
     */
    CommitPace(Duration pause, long nanoTime) {
        this.pause = pause.toNanos();
        began = nanoTime - Math.max(this.pause, GATHERING.toNanos());
    }

    /** Notes that a commit of so many changes begins. */
    void begins(int changes, long nanoTime) {
        double rate = changes / (double) Math.max(1, nanoTime - began);
        changesPerNano += NEWEST * (rate - changesPerNano);
        began = nanoTime;
    }

    /** The time, as by {@link System#nanoTime}, before which no commit begins, unless {@link #enough} changes wait. */
    long next() {
        boolean gathers = changesPerNano * GATHERING.toNanos() >= WORTH_IT;
        return began + Math.max(pause, gathers ? GATHERING.toNanos() : 0);
    }

    /** The number of waiting changes from which on no more are worth waiting for. */
    int enough() {
        return pause == 0 ? ENOUGH : Integer.MAX_VALUE;
    }
}
