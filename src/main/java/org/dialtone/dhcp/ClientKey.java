package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/** The key that tells the clients of a scope apart. */
public enum ClientKey {
    /**
     * The hardware address: phones change their identifier between the stages of a boot, and keep their address all the
     * same.
     */
    HARDWARE,
    /** RFC 2131 section 4.2: the client identifier (option 61), and the hardware address of a client without one. */
    IDENTIFIER;

    /** @param clientId option 61 as hex digits, or null */
    KeyedClient of(MacAddress mac, String clientId) {
        return new KeyedClient(mac, this == IDENTIFIER ? clientId : null);
    }
}
