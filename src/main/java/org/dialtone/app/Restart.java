package org.dialtone.app;

/** Lets the box end in good order and start again, as it must where another state shall be its own. */
@FunctionalInterface
public interface Restart {

    /** Returns at once. */
    void soon();
}
