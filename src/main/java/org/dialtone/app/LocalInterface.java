package org.dialtone.app;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/**
 * An interface of this machine, with one IPv4 address of it.
 *
 * @param address where the caller asks for one address, the interface's first; link-local addresses come last
 * @param prefix  length of that address's mask, 0 to 32
 * @param mac     null where the interface has none, as the loopback
 */
public record LocalInterface(String name, Ip4 address, int prefix, MacAddress mac) {

    public boolean isLoopback() {
        return name.equals("lo");
    }

    /** The subnet that the interface reaches without a router. */
    public Subnet subnet() {
        return Subnet.around(address, prefix);
    }
}
