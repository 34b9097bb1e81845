package org.dialtone.app;

import java.time.Duration;
import java.time.Instant;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;

/** Tells when somebody set the wall clock. For one thread. */
public final class ClockWatch {

    /** Time servers correct less than this now and then, which is worth no word. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

    private final BoxClock clock;
    private final AlarmSink alarms;
    private Duration before = Duration.ZERO;

    public ClockWatch(BoxClock clock, AlarmSink alarms) {
        this.clock = clock;
        this.alarms = alarms;
    }

    /** Raises an alarm if the clock was set since the last look; returns how far it is ahead of the time of the box. */
    public Duration look() {
        Duration ahead = clock.ahead();
        if (ahead.minus(before).abs().compareTo(WORTH_TELLING) >= 0) {
            Instant now = clock.wall().instant();
            alarms.raise(
                    Event.BOX_CLOCK_SET,
                    "",
                    Details.of(Detail.CLOCK_BEFORE, now.minus(ahead).plus(before))
                            .with(Detail.CLOCK_NOW, now));
            before = ahead;
        }
        return ahead;
    }
}
