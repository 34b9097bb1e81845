package org.dialtone.app;

import org.dialtone.net.Ip4;

/**
 * Finds out who is at an address before that counts. Never waits: goes on at once where nothing has to be found out,
 * else soon, on the Vert.x context of the caller or on any event loop.
 */
@FunctionalInterface
public interface NeighbourCheck {

    /** Looks only where it is not known who holds the address, and then goes on. */
    void ifUnknown(Ip4 address, Runnable then);

    /** As {@link #ifUnknown}; on a link of the box it looks anew who answers at the address, known or not. */
    default void always(Ip4 address, Runnable then) {
        ifUnknown(address, then);
    }
}
