package org.dialtone.app;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.net.Subnet;

/**
 * An interface of this machine, with one IPv4 address of it.
 *
 * @param address where one is asked for, its first, link-local ones last
 * @param prefix  length of that address's mask, 0 to 32
 * @param mac     null where it has none, as the loopback
 */
public record LocalInterface(String name, Ip4 address, int prefix, MacAddress mac) {

    /** What is reached there without a router. */
    public Subnet subnet() {
        return Subnet.around(address, prefix);
    }
}
