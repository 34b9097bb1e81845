package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;

/**
 * A relay, or who passed for one.
 *
 * @param relay    what stood in giaddr; 0.0.0.0 where there was none
 * @param source   where it sent from; 0.0.0.0 where that is the clients' own
 * @param scope    that it spoke for; empty where there is none
 * @param listed   whether that scope, or one of its link, says whom it believes
 * @param believed whether what it says counts
 * @param says     why, in words
 * @param messages how many came
 */
public record HeardRelay(
        Ip4 relay,
        Ip4 source,
        String scope,
        boolean listed,
        boolean believed,
        String says,
        long messages,
        Instant last) {}
