package org.dialtone.boot;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.dialtone.app.Condition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Adapts a condition to SmallRye Health, on a thread that may wait: a condition may look at the disk, and phones are
 * served on event loops.
 */
public record ConditionCheck(Condition condition) implements AsyncHealthCheck {

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::response).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private HealthCheckResponse response() {
        Condition.State state = ask();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named(condition.name()).status(state.up());
        state.data().forEach(response::withData);
        return response.build();
    }

    /** One condition that fails must not hide the others. */
    private Condition.State ask() {
        try {
            return condition.now();
        } catch (RuntimeException e) {
            return Condition.State.down("can't be told: " + e);
        }
    }
}
