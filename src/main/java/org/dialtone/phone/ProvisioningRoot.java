package org.dialtone.phone;

import org.dialtone.net.Ip4;

/**
 * The folder that phones fetch their files from.
 *
 * @param port  of plain HTTP, left out of the URL where it is 80
 * @param token name of the random folder
 */
public record ProvisioningRoot(int port, String token) {

    /** With its trailing slash: phones append their file name. */
    public String url(Ip4 server) {
        return base(server) + "provision/" + token + "/";
    }

    /** The box itself over plain HTTP, with a trailing slash. */
    public String base(Ip4 server) {
        return "http://" + server + (port == 80 ? "" : ":" + port) + "/";
    }
}
