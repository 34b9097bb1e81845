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

    private static final long NANOS = 1_000_000;

    private final LongSupplier nanos;
    private final LongSupplier wallMillis;
    private volatile Reading confirmed;
    private volatile Reading failed;
    private volatile boolean superseded;

    public enum State {
        /** The database confirmed it lately. */
        FRESH,
        /** The database can't be asked: what is known is served on, and nothing new is promised. */
        CUT,
        /** It was frozen, and hasn't asked since: another may be active by now. */
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
    }

    private Reading reading() {
        return new Reading(nanos.getAsLong(), wallMillis.getAsLong());
    }

    /** To be called before the database is asked; what it confirms counts from then on. */
    public Asked ask() {
        Reading asked = reading();
        return answer -> {
            switch (answer) {
                case CONFIRMED -> confirmed = asked;
                case UNREACHABLE -> failed = reading();
                case ANOTHER -> superseded = true;
            }
        };
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
        if (isRecent(confirmed)) {
            return State.FRESH;
        }
        return isRecent(failed) ? State.CUT : State.UNSURE;
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

    private boolean isRecent(Reading then) {
        return then != null
                && nanos.getAsLong() - then.nanos() < VALID
                && (wallMillis.getAsLong() - then.millis()) * NANOS < VALID;
    }
}
