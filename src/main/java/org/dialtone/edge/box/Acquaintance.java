package org.dialtone.edge.box;

import org.dialtone.net.Ip4;

/** Finds out who is at an address before that counts. */
@FunctionalInterface
public interface Acquaintance {

    /** Goes on at once where all is known that can be; else soon, on the event loop that it was called on. Never waits. */
    void meet(Ip4 address, Runnable then);
}
