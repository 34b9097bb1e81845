package org.dialtone.dhcp;

import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * The operator's rules on other DHCP servers on the served links.
 *
 * @param serve     whether the box serves beside them from the first lease on
 * @param addresses addresses of permitted servers
 * @param macs      hardware addresses of permitted servers
 */
public record OtherServers(boolean serve, Set<Ip4> addresses, Set<MacAddress> macs) {

    /** Permits no other server. */
    public static final OtherServers REFUSED = new OtherServers(false, Set.of(), Set.of());

    boolean knows(OtherServer other) {
        return addresses.contains(other.server())
                || addresses.contains(other.source())
                || other.mac() != null && macs.contains(other.mac());
    }
}
