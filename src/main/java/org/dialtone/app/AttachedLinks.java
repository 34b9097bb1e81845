package org.dialtone.app;

import org.dialtone.net.Ip4;

/** The links that this machine is on. Safe to ask from any thread. */
@FunctionalInterface
public interface AttachedLinks {

    /** Whether another device has this address on one of them, and answers ARP there. */
    boolean reach(Ip4 address);
}
