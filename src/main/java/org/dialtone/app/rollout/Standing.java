package org.dialtone.app.rollout;

import java.util.Locale;

/** Whether a rollout goes on. */
public enum Standing {
    RUNNING,
    /** An operator paused it: nobody new is told. */
    PAUSED,
    /** An operator stopped it: no phone is told but those that run the firmware. */
    STOPPED,
    /** It stopped by itself: phones stayed out. Likewise. */
    OVERDUE,
    /** It has yet to begin, as the version is known to be bad. */
    KNOWN_BAD;

    /** Whether phones that were told are told still. */
    boolean isTelling() {
        return this == RUNNING || this == PAUSED;
    }

    /** The name in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
