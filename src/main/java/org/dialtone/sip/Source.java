package org.dialtone.sip;

import org.dialtone.net.Ip4;

/**
 * Where a request came from.
 *
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 */
public record Source(Ip4 ip, int port, String transport) {}
