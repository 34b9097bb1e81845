package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.store.backup.DataBackups;

/** Looks every minute whether an examined backup waits for too long, with its keys in clear. */
@Singleton
final class BackupRounds {

    private static final long PAUSE = TimeUnit.MINUTES.toMillis(1);

    void begin(@Observes StartupEvent event, DataBackups backups, Vertx vertx) {
        vertx.setPeriodic(
                PAUSE,
                _ -> vertx.executeBlocking(() -> {
                    backups.look();
                    return null;
                }));
    }
}
