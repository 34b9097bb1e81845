package org.dialtone.app;

/** Ends the box in good order and starts it again: with another state, or to wait after another process took over. */
@FunctionalInterface
public interface Restart {

    /** Returns at once. */
    void soon();
}
