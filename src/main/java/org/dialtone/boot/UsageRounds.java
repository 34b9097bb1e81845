package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;
import org.dialtone.app.view.UsageHistory;

/** Looks every minute how much the box is used. */
@Singleton
final class UsageRounds {

    private static final long FIRST_SECONDS = 5;
    private static final long EVERY_SECONDS = 60;
    private static final int LATER = 6_000;
    /** The stores close later. */
    private static final int EARLY = 1;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("usage").factory());
    private final UsageHistory usage;

    UsageRounds(UsageHistory usage) {
        this.usage = usage;
    }

    void start(@Observes @Priority(LATER) StartupEvent event, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds,
                    "the use of the box couldn't be noted",
                    usage::look,
                    FIRST_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        rounds.shutdownNow();
        usage.close();
    }
}
