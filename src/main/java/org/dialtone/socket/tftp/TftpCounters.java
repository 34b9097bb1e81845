package org.dialtone.socket.tftp;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the results of all TFTP requests since the start. Safe to read from any thread. */
public final class TftpCounters {

    final LongAdder requests = new LongAdder();
    final LongAdder begun = new LongAdder();
    final LongAdder done = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder busy = new LongAdder();
    final LongAdder unanswerable = new LongAdder();
    final LongAdder foreign = new LongAdder();
    final LongAdder unmet = new LongAdder();

    TftpCounters() {}

    /** Requests for files. */
    public long requests() {
        return requests.sum();
    }

    /** Transfers by how they ended. */
    public Map<String, Long> transfers() {
        return Map.of("done", done.sum(), "failed", failed.sum(), "refused", refused.sum());
    }

    /** Transfers on their way now. */
    public long active() {
        return Math.max(0, begun.sum() - done.sum() - failed.sum());
    }

    /**
     * Packets that got no answer, by reason: malformed, repeated (the transfer that they ask for is on its way), busy
     * (too many transfers), unanswerable (sent to a broadcast address, or no socket), foreign (not from the transfer's
     * client), unmet (nobody answers ARP at the asking address).
     */
    public Map<String, Long> dropped() {
        return Map.of(
                "malformed",
                malformed.sum(),
                "repeated",
                repeated.sum(),
                "busy",
                busy.sum(),
                "unanswerable",
                unanswerable.sum(),
                "foreign",
                foreign.sum(),
                "unmet",
                unmet.sum());
    }
}
