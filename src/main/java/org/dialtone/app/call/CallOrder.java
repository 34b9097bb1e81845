package org.dialtone.app.call;

/** What the call log is sorted by; calls that are alike follow latest first, whichever way round the order is. */
public enum CallOrder {
    /** The latest first. */
    STARTED,
    /** The longest talk first, calls without one last. */
    TALKED,
    /** The shortest number first, then by its digits. */
    CALLER,
    /** As {@link #CALLER}. */
    CALLED
}
