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
import org.dialtone.app.SiteBook;

/** Looks, after a change of the site that the database didn't answer, whether it is there. */
@Singleton
final class SiteRounds {

    /** The stores close later. */
    private static final int EARLY = 1;

    private static final int SECONDS = 2;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("site-rounds").factory());

    void begin(@Observes StartupEvent event, SiteBook site) {
        Recurring.on(
                rounds,
                "it couldn't be looked whether the last change of the site is in force",
                site::settle,
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        Recurring.end(rounds);
    }
}
