package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.ClockWatch;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.net.BoxClock;
import org.dialtone.store.LeaseDatabase;

/**
 * Notes every few seconds how far the time of the box has come, and whether somebody set the wall clock. A box that
 * loses its power lets what lasts live longer by these seconds.
 */
@Singleton
final class ClockRounds {

    private static final long EVERY_SECONDS = 15;
    private static final int LATER = 6_000;
    /** The rounds have ended by then, and the stores close later. */
    private static final int AFTER_ROUNDS = 2;

    private final BoxClock clock;
    private final LeaseDatabase leases;

    ClockRounds(BoxClock clock, LeaseDatabase leases) {
        this.clock = clock;
        this.leases = leases;
    }

    void start(@Observes @Priority(LATER) StartupEvent event, Rounds rounds, Settings settings, AlarmBook alarms) {
        if (!settings.offline()) {
            ClockWatch watch = new ClockWatch(clock, alarms);
            Recurring.on(
                    rounds.thread("clock"),
                    "the time of the box couldn't be noted",
                    () -> leases.noteTime(watch.look()),
                    EVERY_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    void stop(@Observes @Priority(AFTER_ROUNDS) ShutdownEvent event) {
        leases.noteTime(clock.ahead());
    }
}
