package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/**
 * One client, as its scope tells clients apart. The hardware address is always part of it, because any device can send
 * another's identifier: such a device is the same client only where {@link Client#claims} and a probe say so.
 *
 * @param clientId option 61 as hex digits; null where the hardware address alone counts, or the client sends none
 */
record KeyedClient(MacAddress mac, String clientId) {}
