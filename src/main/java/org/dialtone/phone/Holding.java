package org.dialtone.phone;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * Who holds an address, and how the box knows.
 *
 * @param at when that was learned; null where it was set by hand
 */
public record Holding(Ip4 address, MacAddress mac, Source source, Instant at) {

    /** NEIGHBOUR: the kernel met it on the link; HEARD: it asked another DHCP server; SET: by hand, in the site; LEASED: by this box. */
    public enum Source {
        NEIGHBOUR,
        HEARD,
        SET,
        LEASED
    }
}
