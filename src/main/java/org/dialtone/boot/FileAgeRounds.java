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
import org.dialtone.app.view.FileAge;

/** Looks after a change which phones run old files: a fifth of one core until all are known, and then nothing. */
@Singleton
final class FileAgeRounds {

    /** The stores close later. */
    private static final int EARLY = 1;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("file-ages").factory());

    void begin(@Observes StartupEvent event, FileAge ages) {
        Recurring.on(rounds, "it couldn't be looked which phones run old files", ages::refresh, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        Recurring.end(rounds);
    }
}
