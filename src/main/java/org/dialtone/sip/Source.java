package org.dialtone.sip;

import org.dialtone.net.Ip4;

/** Where a request came from. */
public record Source(Ip4 ip, int port, Transport transport) {}
