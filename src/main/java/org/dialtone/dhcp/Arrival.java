package org.dialtone.dhcp;

import org.dialtone.net.Ip4;

/**
 * How a packet arrived.
 *
 * @param interfaceName    the interface whose socket received it, or null for the socket that receives from relays
 *                         alone
 * @param interfaceAddress that interface's address; for the relay socket the box's address toward the source
 * @param interfacePrefix  length of that address's mask
 * @param source           IP source address
 * @param sourcePort       UDP source port
 */
public record Arrival(String interfaceName, Ip4 interfaceAddress, int interfacePrefix, Ip4 source, int sourcePort) {}
