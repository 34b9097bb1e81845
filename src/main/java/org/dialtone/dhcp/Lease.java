package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An address and who has or had it: what RFC 2131 calls a binding, as it lies on disk.
 *
 * @param clientId option 61 as hex digits, or null
 * @param since    when this client got the address first
 * @param expires  end of the lease; for DECLINED the end of the quarantine
 * @param hostname option 12 as sent, or null
 * @param place    the switch port behind which the client got it, as a relay told, or null
 */
public record Lease(
        Ip4 address,
        MacAddress mac,
        String clientId,
        State state,
        Instant since,
        Instant expires,
        String hostname,
        String place) {

    /** One whose place no relay told. */
    public Lease(
            Ip4 address,
            MacAddress mac,
            String clientId,
            State state,
            Instant since,
            Instant expires,
            String hostname) {
        this(address, mac, clientId, state, since, expires, hostname, null);
    }

    /** An expired lease stays BOUND until its address is given to another. */
    public enum State {
        BOUND,
        RELEASED,
        DECLINED
    }

    Lease released(Instant now) {
        return new Lease(address, mac, clientId, State.RELEASED, since, now, hostname, place);
    }
}
