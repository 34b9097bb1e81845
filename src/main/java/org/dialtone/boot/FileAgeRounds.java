package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.view.FileAge;

/** Looks after a change which phones run old files: a fifth of one core until all are known, and then nothing. */
@Singleton
final class FileAgeRounds {

    void begin(@Observes StartupEvent event, Rounds rounds, FileAge ages) {
        Recurring.on(
                rounds.thread("file-ages"),
                "it couldn't be looked which phones run old files",
                ages::refresh,
                1,
                1,
                TimeUnit.SECONDS);
    }
}
