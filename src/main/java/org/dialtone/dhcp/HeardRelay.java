package org.dialtone.dhcp;

import java.time.Instant;
import org.dialtone.net.Ip4;

/**
 * A relay, or a device that acted as one.
 *
 * @param relay    giaddr of its messages; 0.0.0.0 where there was none
 * @param source   its source address; 0.0.0.0 where that is the clients' own
 * @param scope    the scope of its messages; empty where there is none
 * @param listed   whether that scope, or another of its link, lists relays
 * @param believed whether the box believes it
 * @param says     the reason, in words
 * @param messages number of its messages
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
