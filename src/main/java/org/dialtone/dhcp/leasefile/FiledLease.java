package org.dialtone.dhcp.leasefile;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The last word of another server's lease file on one address.
 *
 * @param line     where it stands, from 1
 * @param mac      null only where nobody has the address
 * @param clientId option 61 as hex digits, or null
 * @param ends     end of the lease by the other server's clock; null: never
 * @param hostname option 12, or null
 */
public record FiledLease(
        int line, Ip4 address, MacAddress mac, String clientId, State state, Instant ends, String hostname) {

    /** DECLINED: a client found the address in use. ENDED: given back, expired, or deleted. */
    public enum State {
        ACTIVE,
        DECLINED,
        ENDED
    }
}
