package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.store.backup.DataBackups;

/** Looks every minute whether an examined backup waits for too long, with its keys in clear. */
@Singleton
final class BackupRounds {

    void begin(@Observes StartupEvent event, Rounds rounds, DataBackups backups) {
        Recurring.on(
                rounds.thread("backups"),
                "unpacked backups couldn't be looked at",
                backups::look,
                1,
                1,
                TimeUnit.MINUTES);
    }
}
