package org.dialtone.simulation;

import java.time.Duration;

/**
 * Sends a message over UDP again and again until it is stopped (RFC 3261 section 17.1): first after half a second, then
 * after twice the time up to four seconds, for 32 seconds in all.
 */
final class Resending {

    private static final long T1 = 500;
    private static final long T2 = 4_000;
    private static final long SPAN = 64 * T1;

    private final VirtualTime time;
    private final Runnable send;
    private final Runnable unheard;
    private boolean stopped;

    /** Sends for the first time at once. @param unheard runs when the time is over */
    Resending(VirtualTime time, Runnable send, Runnable unheard) {
        this.time = time;
        this.send = send;
        this.unheard = unheard;
        repeat(T1, 0);
    }

    void stop() {
        stopped = true;
    }

    private void repeat(long wait, long waited) {
        send.run();
        time.after(Duration.ofMillis(wait), () -> {
            if (stopped) {
                return;
            }
            if (waited + wait >= SPAN) {
                stopped = true;
                unheard.run();
            } else {
                repeat(Math.min(2 * wait, T2), waited + wait);
            }
        });
    }
}
