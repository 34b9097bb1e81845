package org.dialtone.dhcp;

import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * What the operator says of other DHCP servers on the links that are served.
 *
 * @param serve     true: the box serves beside them from the first lease on
 * @param addresses of servers that may be there
 * @param macs      hardware addresses of such
 */
public record OtherServers(boolean serve, Set<Ip4> addresses, Set<MacAddress> macs) {

    /** None may be there. */
    public static final OtherServers REFUSED = new OtherServers(false, Set.of(), Set.of());

    boolean knows(OtherServer other) {
        return addresses.contains(other.server())
                || addresses.contains(other.source())
                || other.mac() != null && macs.contains(other.mac());
    }
}
