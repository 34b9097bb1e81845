package org.dialtone.site.model;

import java.util.OptionalInt;
import org.dialtone.dhcp.CoHostedServices;

/**
 * The ports and services that phones get in their files.
 *
 * @param httpPort    plain HTTP for the phones' files
 * @param sipPort     registrations over UDP and TCP
 * @param sipTlsPort  registrations over TLS; 0: closed
 * @param syslogPort  the phones' syslog; 0: closed; {@link #WITH_INTERFACES}: 514 where the site serves an interface
 * @param beside      services of other programs on the machine
 */
public record Endpoints(int httpPort, int sipPort, int sipTlsPort, int syslogPort, CoHostedServices beside) {

    public static final int WITH_INTERFACES = -1;

    private static final int SIPS = 5061;

    /** RFC 5426: the port that phones send syslog to. */
    public static final int SYSLOG = 514;

    /** The endpoints of a machine that serves nothing else. */
    public Endpoints(int httpPort, int sipPort, int sipTlsPort) {
        this(httpPort, sipPort, sipTlsPort, WITH_INTERFACES, CoHostedServices.NOTHING);
    }

    /** The endpoints without SIP over TLS. */
    public Endpoints(int httpPort, int sipPort) {
        this(httpPort, sipPort, 0);
    }

    /** The port for SIP over TLS: the set one, else 5061 where SIP is served at all. */
    public static int secure(int sipPort, OptionalInt set) {
        return set.orElse(sipPort == 0 ? 0 : SIPS);
    }

    /**
     * The port for syslog: the set one, else the one that follows from the interfaces.
     *
     * @param interfaces whether interfaces are set, whatever the site says
     */
    public static int syslog(OptionalInt set, boolean interfaces) {
        return set.orElse(interfaces ? SYSLOG : WITH_INTERFACES);
    }
}
