package org.dialtone.app;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Holding;

/** Whom the kernel met on the links of this machine, by ARP. Safe to ask from any thread; never waits. */
public interface NeighbourTable {

    /** By address, as last read; the time is when it was first met there. */
    Map<Ip4, Holding> known();

    /** Done after a reading that began after this call. */
    CompletableFuture<Void> refresh();

    /** Done when it was looked anew who answers at this address of a link, or when that took too long. */
    CompletableFuture<Void> look(Ip4 address);
}
