package org.dialtone.dhcp;

import java.util.Map;

/**
 * How much the engine did since its start.
 *
 * @param received messages
 * @param dropped  messages without an answer, by reason
 * @param declined addresses that their clients declined, by what was found there
 */
public record DhcpCounts(
        long received,
        Map<Dropped, Long> dropped,
        Map<DeclineVerdict, Long> declined,
        long offers,
        long acks,
        long naks) {}
