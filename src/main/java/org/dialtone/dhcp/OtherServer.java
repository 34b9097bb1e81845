package org.dialtone.dhcp;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * A DHCP server that is not this box, as its answer to a question of the box tells it.
 *
 * @param server as it names itself (option 54)
 * @param source IP address that its answer came from
 * @param mac    hardware address of that, or null where it can't be learned
 * @param offers what it offers, in one line
 */
public record OtherServer(Ip4 server, Ip4 source, MacAddress mac, String offers) {

    /** Who it is, e.g. {@code 10.66.0.9 (00:15:65:aa:bb:cc)}. */
    public String who() {
        return server + (source.equals(server) ? "" : " from " + source) + (mac == null ? "" : " (" + mac + ")");
    }

    boolean isSame(OtherServer other) {
        return server.equals(other.server) && source.equals(other.source);
    }
}
