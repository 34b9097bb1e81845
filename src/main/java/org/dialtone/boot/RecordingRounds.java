package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;
import org.dialtone.recorder.Recorder;

/** Puts phones' boots that are over on the disk, minute by minute, and all that are there when the box stops. */
@Singleton
final class RecordingRounds {

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recordings").factory());
    private final Recorder recorder;
    private final Settings settings;

    RecordingRounds(Recorder recorder, Settings settings) {
        this.recorder = recorder;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event, InstantSource clock) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds,
                    "phones' boots couldn't be kept on the disk",
                    () -> recorder.shelve(clock.instant()),
                    1,
                    1,
                    TimeUnit.MINUTES);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.shutdownNow();
        if (!settings.offline()) {
            recorder.shelve(Instant.MAX);
        }
    }
}
