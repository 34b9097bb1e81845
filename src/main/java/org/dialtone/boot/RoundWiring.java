package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.dialtone.app.Rounds;

/** Makes the threads of what the box repeats, and ends them. */
@Singleton
class RoundWiring {

    /** The stores close later. */
    private static final int EARLY = 1;

    private final Rounds rounds = new Rounds();

    @Produces
    @Singleton
    Rounds rounds() {
        return rounds;
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        rounds.end();
    }
}
