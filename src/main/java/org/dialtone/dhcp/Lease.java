package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An address and the device that has or had it, as the disk keeps it; RFC 2131 calls this a binding.
 *
 * @param clientId option 61 as hex digits, or null
 * @param since    when this client first got the address
 * @param expires  end of the lease; for DECLINED the end of the quarantine
 * @param hostname option 12 as sent, or null
 * @param place    the switch port of the client by a relay's report, or null
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

    /** A lease without a relay's report of the place. */
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

    /** An expired lease stays BOUND until its address is given to another client. */
    public enum State {
        BOUND,
        RELEASED,
        DECLINED
    }

    Lease released(Instant now) {
        return new Lease(address, mac, clientId, State.RELEASED, since, now, hostname, place);
    }
}
