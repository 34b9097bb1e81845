package org.dialtone.sip;

import org.dialtone.net.Ip4;

/** The box's own addresses in its networks, as the kernel has them now; they may change. */
public interface LocalAddresses {

    /** The box's own address on the way to this one. */
    Ip4 toward(Ip4 remote);

    /** Whether the box has this address. */
    boolean owns(Ip4 address);

    /** The port of SIP over UDP and TCP. */
    int port();

    /** The port of SIP over TLS. */
    int securePort();
}
