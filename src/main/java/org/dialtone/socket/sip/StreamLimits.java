package org.dialtone.socket.sip;

import java.util.HashMap;
import java.util.Map;
import org.dialtone.net.Ip4;

/**
 * Limits the connections, in all and from one address, and the bytes of unfinished messages. TCP and TLS count
 * together. For one event loop.
 */
final class StreamLimits {

    private static final int LEAST = 10_000;

    private static final int MOST = 60_000;
    /** A phone over TLS takes 15 to 29 kB, so that half of the heap is left for all else. */
    private static final long HEAP_OF_ONE = 64 << 10;
    /** A phone holds one connection; a relay or a test tool in front of many phones holds more. */
    static final int MOST_PER_SOURCE = 500;
    /** Half-sent messages of 64 KiB on all connections would fill a small box's memory. */
    static final int MOST_HELD = 32 << 20;
    /** The size of a phone's message. A sender of no more than that is never over the limit. */
    private static final int USUAL = 4 << 10;

    private final Map<Ip4, Integer> bySource = new HashMap<>();
    private final int most;
    private final int mostPerSource;
    private int all;
    private long held;

    StreamLimits() {
        this(most(Runtime.getRuntime().maxMemory()), MOST_PER_SOURCE);
    }

    /** How many connections a box has with this much heap, in bytes. */
    static int most(long heap) {
        return Math.clamp(heap / HEAP_OF_ONE, LEAST, MOST);
    }

    StreamLimits(int most, int mostPerSource) {
        this.most = most;
        this.mostPerSource = mostPerSource;
    }

    /** Whether one more connection is admitted from there; it then counts until {@link #release}. */
    boolean admit(Ip4 source) {
        if (all >= most || bySource.getOrDefault(source, 0) >= mostPerSource) {
            return false;
        }
        all++;
        bySource.merge(source, 1, Integer::sum);
        return true;
    }

    /**
     * A connection's unfinished message has grown or ended.
     *
     * @param before bytes of memory that it took
     * @param now    bytes that it takes; more than before, or it was ended
     * @return whether there is room; where there isn't the connection is to be closed
     */
    boolean hold(int before, int now) {
        held += now - before;
        return now <= before || now <= USUAL || held <= MOST_HELD;
    }

    /** Whether nobody gets in before somebody leaves. */
    boolean isFull() {
        return all >= most;
    }

    void release(Ip4 source) {
        all--;
        bySource.computeIfPresent(source, (_, held) -> held == 1 ? null : held - 1);
    }
}
