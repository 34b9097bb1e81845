package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.deployment.Deployments;

/** Brings changes of the site to their phones, second by second. */
@Singleton
final class DeploymentRounds {

    void begin(@Observes StartupEvent event, Rounds rounds, Deployments deployments) {
        Recurring.on(
                rounds.thread("deployments"),
                "changes of the site are not brought to their phones",
                deployments::tick,
                1,
                1,
                TimeUnit.SECONDS);
    }
}
