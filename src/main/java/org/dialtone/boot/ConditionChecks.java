package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.dialtone.app.Condition;
import org.dialtone.app.Conditions;
import org.dialtone.web.tls.TlsKeyStore;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Puts every condition of the box under its address: {@code /q/health/live}, {@code ready} or {@code started}. */
@Singleton
final class ConditionChecks {

    void register(
            @Observes StartupEvent started,
            Instance<Conditions> conditions,
            TlsKeyStore tls,
            HttpSockets http,
            @Liveness HealthRegistry live,
            @Readiness HealthRegistry ready,
            @Startup HealthRegistry start) {
        register(ready, List.of(tls, http));
        conditions.forEach(all -> {
            register(live, all.live());
            register(ready, all.ready());
            register(start, all.started());
        });
    }

    private static void register(HealthRegistry registry, List<Condition> conditions) {
        conditions.forEach(condition -> registry.register(
                condition.name(), new ConditionCheck(new PacedCondition(condition, System::nanoTime))));
    }
}
