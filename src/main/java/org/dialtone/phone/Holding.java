package org.dialtone.phone;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A holder of an address, and how the box knows it.
 *
 * @param at when the box learned it; null where the site sets it
 */
public record Holding(Ip4 address, MacAddress mac, Source source, Instant at) {

    /**
     * NEIGHBOUR: the kernel met the holder on the link; HEARD: the holder asked another DHCP server; SET: the site sets
     * it by hand; LEASED: this box gave the lease.
     */
    public enum Source {
        NEIGHBOUR,
        HEARD,
        SET,
        LEASED
    }
}
