package org.dialtone.site;

import java.util.OptionalInt;
import org.dialtone.dhcp.Beside;

/**
 * The ports and services that phones are told.
 *
 * @param httpPort    plain HTTP for their files
 * @param sipPort     for their registration over UDP and TCP
 * @param sipTlsPort  for that over TLS; 0: closed
 * @param beside      what else the machine serves
 */
public record Endpoints(int httpPort, int sipPort, int sipTlsPort, Beside beside) {

    private static final int SIPS = 5061;

    /** Of a machine that serves nothing else. */
    public Endpoints(int httpPort, int sipPort, int sipTlsPort) {
        this(httpPort, sipPort, sipTlsPort, Beside.NOTHING);
    }

    /** Without SIP over TLS. */
    public Endpoints(int httpPort, int sipPort) {
        this(httpPort, sipPort, 0);
    }

    /** The port for SIP over TLS: what is set, else 5061 where SIP is served at all. */
    public static int secure(int sipPort, OptionalInt set) {
        return set.orElse(sipPort == 0 ? 0 : SIPS);
    }
}
