package org.dialtone.sip;

import java.time.Instant;
import java.util.List;
import org.dialtone.net.Ip4;

/**
 * One contact of an address-of-record (RFC 3261 section 10.3).
 *
 * @param user      of the address-of-record
 * @param contact   URI as sent
 * @param source    where the REGISTER came from
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param path      RFC 3327 Path values, kept in order
 */
public record Binding(String user, String contact, Ip4 source, int sourcePort, String transport, String callId, long cseq,
                      Instant registered, Instant expires, String userAgent, List<String> path) {
}
