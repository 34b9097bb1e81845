package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;

/**
 * A relay, or who passed for one.
 *
 * @param relay    what stood in giaddr; 0.0.0.0 where a client named a link without a relay (RFC 3011)
 * @param source   where it sent from
 * @param scope    that it spoke for
 * @param listed   whether that scope, or one of its link, says whom it believes
 * @param believed whether it was heard
 * @param messages how many came
 */
public record HeardRelay(Ip4 relay, Ip4 source, String scope, boolean listed, boolean believed, long messages, Instant last) {
}
