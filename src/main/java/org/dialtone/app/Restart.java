package org.dialtone.app;

/** Ends the box in good order and starts it again, as a box must that takes over another state. */
@FunctionalInterface
public interface Restart {

    /** Returns at once. */
    void soon();
}
