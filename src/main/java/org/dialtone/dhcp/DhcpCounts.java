package org.dialtone.dhcp;

import java.util.Map;

/**
 * The engine's counts since its start.
 *
 * @param received number of packets, malformed ones included
 * @param dropped  number of packets without an answer, by reason
 * @param declined number of addresses that their clients declined, by what the box found there
 * @param flooding number of messages beyond the limit for one client, answered like others
 */
public record DhcpCounts(
        long received,
        Map<Dropped, Long> dropped,
        Map<DeclineVerdict, Long> declined,
        long offers,
        long acks,
        long naks,
        long flooding) {}
