package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.view.FileAge;

/** Looks after a change which phones run old files: a fifth of one core until all are known, and then nothing. */
@Singleton
final class FileAgeRounds {

    private static final long PAUSE = TimeUnit.SECONDS.toMillis(1);

    void begin(@Observes StartupEvent event, FileAge ages, Vertx vertx) {
        vertx.setPeriodic(
                PAUSE,
                _ -> vertx.executeBlocking(() -> {
                    ages.refresh();
                    return null;
                }));
    }
}
