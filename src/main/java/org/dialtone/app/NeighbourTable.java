package org.dialtone.app;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;

/** The devices that the kernel met by ARP on the links of this machine. Safe to ask from any thread; never waits. */
public interface NeighbourTable {

    /** The holders by address, as of the last reading; each time is when the device was first met there. */
    Map<Ip4, Holding> known();

    /** The devices at this address as of the last reading; several where more than one link has them. */
    Set<MacAddress> at(Ip4 address);

    /** The devices at this address as the kernel has them at this moment; empty where it tells none. A system call. */
    Set<MacAddress> now(Ip4 address);

    /** Why no neighbour is known: the table can't be read; null: it can. */
    Said trouble();

    /** Completes after a reading that began after this call. */
    CompletableFuture<Void> refresh();

    /** Completes when it is known anew which device answers at this address of a link, or when that took too long. */
    CompletableFuture<Void> look(Ip4 address);
}
