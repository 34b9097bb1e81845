package org.dialtone.edge.os;

import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/**
 * An interface of this machine that is up and has an IPv4 address.
 *
 * @param address its first address, link-local ones last
 * @param prefix  length of that address's mask, 0 to 32
 * @param mac     null where it has none, as the loopback
 */
public record LocalInterface(String name, Ip4 address, int prefix, MacAddress mac) {
}
