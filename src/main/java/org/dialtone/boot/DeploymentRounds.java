package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.net.Pace;
import org.jboss.logging.Logger;

/** Brings changes of the site to their phones, second by second. */
@Singleton
final class DeploymentRounds {

    private static final Logger LOG = Logger.getLogger(DeploymentRounds.class);
    private static final long PAUSE = TimeUnit.SECONDS.toMillis(1);

    private final Pace failures = Pace.onceAMinute();

    void begin(@Observes StartupEvent event, Deployments deployments, Vertx vertx, InstantSource clock) {
        vertx.setPeriodic(
                PAUSE,
                _ -> vertx.executeBlocking(() -> {
                            deployments.tick();
                            return null;
                        })
                        .onFailure(fault -> told(fault, clock)));
    }

    private void told(Throwable fault, InstantSource clock) {
        if (failures.take(clock.instant())) {
            LOG.error("changes of the site are not brought to their phones", fault);
        }
    }
}
