package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many times within a length of time, and no more. Safe to use from any thread. */
public final class Quota {

    private final int most;
    private final Duration within;
    private final InstantSource clock;
    private final Deque<Instant> spent = new ArrayDeque<>();

    public Quota(int most, Duration within, InstantSource clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    public synchronized boolean isSpent() {
        Instant now = clock.instant();
        // A clock that was set back frees all.
        spent.removeIf(then -> Duration.between(then, now).compareTo(within) >= 0 || then.isAfter(now));
        return spent.size() >= most;
    }

    public synchronized void spend() {
        if (!isSpent()) {
            spent.addLast(clock.instant());
        }
    }
}
