package org.dialtone.dhcp;

import org.dialtone.net.Ip4;

/**
 * How a packet came in.
 *
 * @param interfaceName    the interface whose socket heard it, or null for the socket that hears relays alone
 * @param interfaceAddress that interface's address; for the relay socket the box's address toward the source
 * @param interfacePrefix  length of that address's mask
 * @param source           IP source address
 * @param sourcePort       UDP source port
 */
public record Arrival(String interfaceName, Ip4 interfaceAddress, int interfacePrefix, Ip4 source, int sourcePort) {}
