package org.dialtone.socket.dhcp;

import java.util.ArrayList;
import java.util.List;
import org.dialtone.dhcp.Outcome;
import org.dialtone.net.MacAddress;

/**
 * One address that is being probed, and the messages that wait for the result. Ends with the earliest deadline of those
 * messages.
 */
final class PendingProbe {

    /** A client that repeats itself gets an answer to each; more are a flood. */
    private static final int MOST_WAITING = 8;

    private final Outcome.Probe probe;
    private final List<Runnable> waiting = new ArrayList<>();
    private long end;
    private MacAddress other;

    /** @param end of the waiting, by {@link System#nanoTime} */
    PendingProbe(Outcome.Probe probe, long end, Runnable then) {
        this.probe = probe;
        this.end = end;
        waiting.add(then);
    }

    Outcome.Probe probe() {
        return probe;
    }

    List<Runnable> waiting() {
        return waiting;
    }

    /** Notes an answer that does not end the probe. */
    void answeredBy(MacAddress device) {
        other = device;
    }

    /** The device that answered, while the holder of the address did not; null: none. */
    MacAddress other() {
        return other;
    }

    /** Waits too, unless too many wait already. */
    void join(long other, Runnable then) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(then);
            end = other - end < 0 ? other : end;
        }
    }

    boolean isOver(long now) {
        return end - now <= 0;
    }
}
