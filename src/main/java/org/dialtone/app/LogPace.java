package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets one line a minute through, because whoever can send a packet could else fill the disk. Safe to use from any thread. */
public final class LogPace {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant last;

    public LogPace(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a line may be written now. */
    public synchronized boolean due() {
        Instant now = clock.instant();
        // A clock that was set back must not silence the log.
        if (last != null && Duration.between(last, now).abs().compareTo(QUIET) < 0) {
            return false;
        }
        last = now;
        return true;
    }
}
