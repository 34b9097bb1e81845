package org.dialtone.dhcp;

import org.dialtone.dhcp.wire.Code;

/**
 * What the machine serves beside DHCP at the address that clients know it by; told to who asks, where nothing is set by hand.
 *
 * @param names whether it answers DNS: option 6
 * @param time  whether it serves time: option 42
 */
public record CoHostedServices(boolean names, boolean time) {

    public static final CoHostedServices NOTHING = new CoHostedServices(false, false);

    boolean has(int code) {
        return names && code == Code.NAME_SERVERS || time && code == Code.TIME_SERVERS;
    }
}
