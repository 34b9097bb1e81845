package org.dialtone.edge.http;

import org.dialtone.edge.box.Condition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** A condition as SmallRye Health asks for it. */
record ConditionCheck(Condition condition) implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        Condition.State state = ask();
        HealthCheckResponseBuilder response = HealthCheckResponse.named(condition.name()).status(state.up());
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
