package org.dialtone.dhcp;

import org.dialtone.dhcp.wire.Code;

/**
 * The services that the machine offers beside DHCP at its address; clients that ask learn of them, where nothing is set
 * by hand.
 *
 * @param names whether the machine answers DNS: option 6
 * @param time  whether the machine serves time: option 42
 */
public record CoHostedServices(boolean names, boolean time) {

    public static final CoHostedServices NOTHING = new CoHostedServices(false, false);

    boolean has(int code) {
        return names && code == Code.NAME_SERVERS || time && code == Code.TIME_SERVERS;
    }
}
