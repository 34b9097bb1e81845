package org.dialtone.web.console.edit;

/**
 * The way back from a change that was just made.
 *
 * @param to      the revision before it
 * @param present the revision that it made; where another follows, there is no simple way back
 * @param secrets whether passwords and token become those of before too
 */
public record Undo(long to, long present, boolean secrets) {

    /** Null where nothing was changed, or somebody else changed something in between. */
    public static Undo between(long before, long after) {
        return between(before, after, false);
    }

    /** As {@link #between(long, long)}, of a change that may have changed secrets. */
    public static Undo between(long before, long after, boolean secrets) {
        return after == before + 1 && before > 0 ? new Undo(before, after, secrets) : null;
    }
}
