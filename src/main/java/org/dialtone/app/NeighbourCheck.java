package org.dialtone.app;

import org.dialtone.net.Ip4;

/** Finds out who is at an address before that counts. */
@FunctionalInterface
public interface NeighbourCheck {

    /** Goes on at once where all is known that can be; else soon, on the Vert.x context that it was called on, or on any event loop. Never waits. */
    void meet(Ip4 address, Runnable then);

    /** As {@link #meet}, and on a link of the box looks anew who answers at that address. */
    default void face(Ip4 address, Runnable then) {
        meet(address, then);
    }
}
