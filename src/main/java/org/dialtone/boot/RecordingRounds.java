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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;
import org.dialtone.recorder.Recorder;

/** Puts phones' boots that are over on the disk, minute by minute, and all that are there when the box stops. */
@Singleton
final class RecordingRounds {

    private static final Logger LOG = Logger.getLogger(RecordingRounds.class.getName());
    private static final String FAILURE = "phones' boots couldn't be kept on the disk";
    private static final int LONGEST_ROUND_S = 10;

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
            Recurring.on(rounds, FAILURE, () -> recorder.shelve(clock.instant()), 1, 1, TimeUnit.MINUTES);
        }
    }

    /** The round that may be on ends first. A fault of the disk keeps nothing else of the box from stopping. */
    void stop(@Observes ShutdownEvent event) {
        rounds.shutdown();
        if (settings.offline()) {
            return;
        }
        try {
            if (rounds.awaitTermination(LONGEST_ROUND_S, TimeUnit.SECONDS)) {
                recorder.shelve(Instant.MAX);
            } else {
                LOG.severe("phones' latest boots aren't kept: the disk hasn't taken the earlier ones within "
                        + LONGEST_ROUND_S + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, FAILURE, e);
        }
    }
}
