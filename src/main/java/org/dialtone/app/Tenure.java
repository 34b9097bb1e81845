package org.dialtone.app;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a process that became active knows of its being active still, by its own clocks alone. Safe to use from any
 * thread.
 */
public final class Tenure implements Answering {

    /** Clocks don't go alike, and an answer that was decided on takes a moment to leave. */
    private static final long VALID =
            ActiveRow.VALID.minus(Duration.ofMillis(500)).toNanos();

    /** Whoever had no turn for so long stood still; a busy machine gives one sooner. */
    private static final long STILL = Duration.ofSeconds(4).toNanos();

    /** Three confirmations are missing, and the kernel keeps an address that was renewed with the last for 4 s yet. */
    private static final long LATE = Duration.ofSeconds(6).toNanos();

    private static final long NANOS = 1_000_000;

    private final LongSupplier nanos;
    private final LongSupplier wallMillis;
    private volatile Reading confirmed;
    private volatile boolean superseded;
    private Reading awake;
    /** How often it stood still. */
    private int stood;
    /** How often it had stood still when it asked what was answered last. */
    private int asked;

    public enum State {
        /** The database confirmed it lately. */
        FRESH,
        /** The database can't be asked: what is known is served on, and nothing new is promised. */
        CUT,
        /** It was frozen, and no question of afterwards was answered or failed: another may be active by now. */
        UNSURE,
        /** Another is active. */
        SUPERSEDED
    }

    /** A moment, by both clocks. */
    private record Reading(long nanos, long millis) {}

    /**
     * Begins confirmed.
     *
     * @param nanos      elapsed time that no setting of a clock moves; it may rest while the machine sleeps
     * @param wallMillis the wall clock, in milliseconds
     */
    public Tenure(LongSupplier nanos, LongSupplier wallMillis) {
        this.nanos = nanos;
        this.wallMillis = wallMillis;
        confirmed = reading();
        awake = confirmed;
    }

    /** To be called each second, whatever else waits: by that it knows whether it stood still. */
    public synchronized void awake() {
        if (!isWithin(awake, STILL)) {
            stood++;
        }
        awake = reading();
    }

    private Reading reading() {
        return new Reading(nanos.getAsLong(), wallMillis.getAsLong());
    }

    /** To be called before the database is asked; what it confirms counts from then on. */
    public synchronized Asked ask() {
        awake();
        Reading now = reading();
        int before = stood;
        return answer -> {
            switch (answer) {
                case CONFIRMED -> {
                    confirmed = now;
                    answered(before);
                }
                case UNREACHABLE -> answered(before);
                case ANOTHER -> superseded = true;
            }
        };
    }

    private synchronized void answered(int before) {
        asked = Math.max(asked, before);
    }

    /** A question that is on its way. */
    @FunctionalInterface
    public interface Asked {
        void answered(Word answer);
    }

    /** What the database said. */
    public enum Word {
        CONFIRMED,
        UNREACHABLE,
        ANOTHER
    }

    /** Another is active, whoever told. */
    public void supersede() {
        superseded = true;
    }

    public State state() {
        if (superseded) {
            return State.SUPERSEDED;
        }
        if (isWithin(confirmed, VALID)) {
            return State.FRESH;
        }
        return isUnbroken() ? State.CUT : State.UNSURE;
    }

    /**
     * Whether what belongs to the active one is to be held on though the database hasn't confirmed it for some seconds:
     * this process didn't stand still, or has asked since.
     */
    public boolean holdsOn() {
        return !isWithin(confirmed, LATE) && isUnbroken();
    }

    private synchronized boolean isUnbroken() {
        return !superseded && asked == stood && isWithin(awake, STILL);
    }

    @Override
    public boolean now() {
        State state = state();
        return state == State.FRESH || state == State.CUT;
    }

    @Override
    public boolean decides() {
        return state() == State.FRESH;
    }

    private boolean isWithin(Reading then, long time) {
        return nanos.getAsLong() - then.nanos() < time && (wallMillis.getAsLong() - then.millis()) * NANOS < time;
    }
}
