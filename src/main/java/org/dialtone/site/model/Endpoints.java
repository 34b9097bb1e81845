package org.dialtone.site.model;

import java.util.OptionalInt;
import org.dialtone.dhcp.CoHostedServices;

/**
 * The ports and services that phones are told.
 *
 * @param httpPort    plain HTTP for their files
 * @param sipPort     for their registration over UDP and TCP
 * @param sipTlsPort  for that over TLS; 0: closed
 * @param syslogPort  takes phones' syslog; 0: closed; {@link #WITH_INTERFACES}: 514 where the site serves an interface
 * @param beside      what else the machine serves
 */
public record Endpoints(int httpPort, int sipPort, int sipTlsPort, int syslogPort, CoHostedServices beside) {

    public static final int WITH_INTERFACES = -1;

    private static final int SIPS = 5061;

    /** RFC 5426: the port that phones send to. */
    public static final int SYSLOG = 514;

    /** Of a machine that serves nothing else. */
    public Endpoints(int httpPort, int sipPort, int sipTlsPort) {
        this(httpPort, sipPort, sipTlsPort, WITH_INTERFACES, CoHostedServices.NOTHING);
    }

    /** Without SIP over TLS. */
    public Endpoints(int httpPort, int sipPort) {
        this(httpPort, sipPort, 0);
    }

    /** The port for SIP over TLS: what is set, else 5061 where SIP is served at all. */
    public static int secure(int sipPort, OptionalInt set) {
        return set.orElse(sipPort == 0 ? 0 : SIPS);
    }

    /** The port for syslog: what is set, else as it follows from the interfaces. @param interfaces whether they are set, whatever the site says */
    public static int syslog(OptionalInt set, boolean interfaces) {
        return set.orElse(interfaces ? SYSLOG : WITH_INTERFACES);
    }
}
