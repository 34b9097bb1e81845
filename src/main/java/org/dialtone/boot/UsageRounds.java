package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;
import org.dialtone.app.view.UsageHistory;

/** Looks every minute how much the box is used. */
@Singleton
final class UsageRounds {

    private static final long FIRST_SECONDS = 5;
    private static final long EVERY_SECONDS = 60;
    private static final int LATER = 6_000;
    /** The rounds have ended by then, and the stores close later. */
    private static final int AFTER_ROUNDS = 2;

    private final UsageHistory usage;

    UsageRounds(UsageHistory usage) {
        this.usage = usage;
    }

    void start(@Observes @Priority(LATER) StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds.thread("usage"),
                    "the use of the box couldn't be noted",
                    usage::look,
                    FIRST_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    void stop(@Observes @Priority(AFTER_ROUNDS) ShutdownEvent event) {
        usage.close();
    }
}
