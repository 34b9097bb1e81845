package org.dialtone.web.console;

/**
 * The way back from a change that was just made.
 *
 * @param to      the revision before it
 * @param present the revision that it made; where another follows, there is no simple way back
 */
public record Undo(long to, long present) {

    /** Null where nothing was changed, or somebody else changed something in between. */
    static Undo between(long before, long after) {
        return after == before + 1 && before > 0 ? new Undo(before, after) : null;
    }
}
