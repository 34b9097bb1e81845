package org.dialtone.socket.dhcp;

import java.util.concurrent.atomic.LongAdder;

/** Counts the results of all DHCP packets since the start. Safe to read from any thread. */
public final class DhcpCounters {

    final LongAdder received = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder unstored = new LongAdder();
    final LongAdder failed = new LongAdder();

    DhcpCounters() {}

    /** Packets heard. */
    public long received() {
        return received.sum();
    }

    /** Packets that are no DHCP message. */
    public long malformed() {
        return malformed.sum();
    }

    /** Replies that the kernel took. */
    public long sent() {
        return sent.sum();
    }

    /** Replies that the kernel refused, or that there was no way to send. */
    public long unsent() {
        return unsent.sum();
    }

    /** Leases that the disk refused; their ACK was not sent. */
    public long unstored() {
        return unstored.sum();
    }

    /** Messages that the engine failed at. */
    public long failed() {
        return failed.sum();
    }
}
