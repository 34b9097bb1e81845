package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.SiteBook;

/** Looks, after a change of the site that the database didn't answer, whether it is there. */
@Singleton
final class SiteRounds {

    private static final int SECONDS = 2;

    void begin(@Observes StartupEvent event, Rounds rounds, SiteBook site) {
        Recurring.on(
                rounds.thread("site-rounds"),
                "it couldn't be looked whether the last change of the site is in force",
                site::settle,
                SECONDS,
                SECONDS,
                TimeUnit.SECONDS);
    }
}
