package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.rollout.Rollouts;

/** Brings changes of the site to their phones, second by second. */
@Singleton
final class RolloutRounds {

    private static final long PAUSE = TimeUnit.SECONDS.toMillis(1);

    void begin(@Observes StartupEvent event, Rollouts rollouts, Vertx vertx) {
        vertx.setPeriodic(
                PAUSE,
                _ -> vertx.executeBlocking(() -> {
                    rollouts.tick();
                    return null;
                }));
    }
}
