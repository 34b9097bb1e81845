package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/**
 * One client, as its scope tells clients apart. The device is always part of it: anyone can send another's identifier,
 * so that the same identifier on another device is a claim, which {@link Client#claims} finds and a probe decides.
 *
 * @param clientId option 61 as hex digits; null where the device alone counts, or where the client sends none
 */
record KeyedClient(MacAddress mac, String clientId) {}
