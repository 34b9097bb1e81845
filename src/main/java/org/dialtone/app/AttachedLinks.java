package org.dialtone.app;

import org.dialtone.net.Ip4;

/** The links that this machine is on. Safe to ask from any thread. */
public interface AttachedLinks {

    /** Whether the address is another device's and lies on one of these links, where its device answers ARP. */
    boolean reach(Ip4 address);

    /** Whether {@link #reach} holds, and this other address lies in the same subnet of that link. */
    boolean join(Ip4 address, Ip4 other);
}
