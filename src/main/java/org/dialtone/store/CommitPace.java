package org.dialtone.store;

import java.time.Duration;

/**
 * Says how long a writer gathers changes before it commits them, by what comes. Where few changes come, each is
 * committed at once and waits for one fsync; where so many come that a commit of each costs more than it gives, they are
 * gathered for a few milliseconds. A client that waits for each answer before it asks again is alone however fast it is,
 * and gathering would only slow it down. A slow disk needs no rule: what comes while it works shares the next commit.
 * Only changes that somebody waits for count.
 */
final class CommitPace {

    /** The longest time that a change waits for others to come. */
    static final Duration GATHERING = Duration.ofMillis(4);
    /** Gathering begins where at least so many changes come within its time: 500 a second. */
    private static final int WORTH_IT = 2;
    /** Gathering begins where at least this share of the changes came beside another. */
    private static final double COMPANY = 0.05;
    /** A group of so many changes has gathered enough. */
    private static final int ENOUGH = 128;
    /** The share of the newest commit in what is expected of the next. */
    private static final double NEWEST = 0.25;
    /** The same for company, which is rarer: one commit that has it begins the gathering. */
    private static final double NEWEST_COMPANY = 1.0 / 16;
    /** A longer time without any change counts as so much, so that a storm after it is seen soon. */
    private static final long LONGEST = 4 * GATHERING.toNanos();

    private final long pause;
    private long began;
    private double changesPerCommit;
    private double nanosPerCommit = LONGEST;
    private double company;

    /**
     * @param pause    the least time from one commit to the next, which spares flash that wears; zero: none
     * @param nanoTime now
     */
    CommitPace(Duration pause, long nanoTime) {
        this.pause = pause.toNanos();
        began = nanoTime - Math.max(this.pause, GATHERING.toNanos());
    }

    /**
     * Notes that a commit begins.
     *
     * @param changes   how many it has
     * @param meanwhile how many of them came while the commit before it ran
     */
    void begins(int changes, int meanwhile, long nanoTime) {
        changesPerCommit += NEWEST * (changes - changesPerCommit);
        nanosPerCommit += NEWEST * (Math.min(nanoTime - began, LONGEST) - nanosPerCommit);
        company += NEWEST_COMPANY * ((changes > 1 || meanwhile > 0 ? 1 : 0) - company);
        began = nanoTime;
    }

    /** The time, as by {@link System#nanoTime}, before which no commit begins, unless {@link #enough} changes wait. */
    long next() {
        return began + Math.max(pause, gathers() ? GATHERING.toNanos() : 0);
    }

    private boolean gathers() {
        return company >= COMPANY && changesPerCommit * GATHERING.toNanos() >= WORTH_IT * nanosPerCommit;
    }

    /** The number of waiting changes from which on no more are worth waiting for. */
    int enough() {
        return pause == 0 ? ENOUGH : Integer.MAX_VALUE;
    }
}
