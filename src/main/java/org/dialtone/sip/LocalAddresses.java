package org.dialtone.sip;

import org.dialtone.net.Ip4;

/** Where the box stands in its networks: the kernel knows, and may have changed its mind since. */
public interface LocalAddresses {

    /** The box's own address on the way to this one. */
    Ip4 toward(Ip4 remote);

    /** Whether the box has this address. */
    boolean owns(Ip4 address);

    /** The port that SIP is served on over UDP and TCP. */
    int port();

    /** The port that SIP is served on over TLS. */
    int securePort();
}
