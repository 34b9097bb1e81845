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
import org.dialtone.store.backup.DataBackups;

/** Looks every minute whether an examined backup waits for too long, with its keys in clear. */
@Singleton
final class BackupRounds {

    /** The stores close later. */
    private static final int EARLY = 1;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("backups").factory());

    void begin(@Observes StartupEvent event, DataBackups backups) {
        Recurring.on(rounds, "unpacked backups couldn't be looked at", backups::look, 1, 1, TimeUnit.MINUTES);
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        Recurring.end(rounds);
    }
}
