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
import org.dialtone.app.deployment.Deployments;

/** Brings changes of the site to their phones, second by second. */
@Singleton
final class DeploymentRounds {

    /** The stores close later. */
    private static final int EARLY = 1;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deployments").factory());

    void begin(@Observes StartupEvent event, Deployments deployments) {
        Recurring.on(
                rounds,
                "changes of the site are not brought to their phones",
                deployments::tick,
                1,
                1,
                TimeUnit.SECONDS);
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        Recurring.end(rounds);
    }
}
