package org.dialtone.dhcp;

import java.util.Set;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A DHCP server other than this box, as it answered a question of the box.
 *
 * @param server its own identifier (option 54)
 * @param source IP address that its answer came from
 * @param mac    hardware address of the source, or null where the box can't learn it
 * @param offers its offer, in one line
 */
public record OtherServer(Ip4 server, Ip4 source, MacAddress mac, String offers) {

    /** The server in words, e.g. {@code 10.66.0.9 (00:15:65:aa:bb:cc)}. */
    public String who() {
        return server + (source.equals(server) ? "" : " from " + source) + (mac == null ? "" : " (" + mac + ")");
    }

    /** Whether it is known by one of these addresses. */
    public boolean isAt(Set<Ip4> addresses) {
        return addresses.contains(server) || addresses.contains(source);
    }

    boolean isSame(OtherServer other) {
        return server.equals(other.server) && source.equals(other.source);
    }
}
