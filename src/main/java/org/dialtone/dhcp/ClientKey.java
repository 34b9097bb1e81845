package org.dialtone.dhcp;

import org.dialtone.net.MacAddress;

/** What a client is known by: its identifier where it sends one, else its hardware address (RFC 2131 section 4.2). One of both is null. */
record ClientKey(String clientId, MacAddress mac) {

    static ClientKey of(String clientId, MacAddress mac) {
        return clientId == null ? new ClientKey(null, mac) : new ClientKey(clientId, null);
    }
}
