package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.AddressMoves;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;

/** Has phones follow the site to other addresses, some every few seconds. */
@Singleton
final class AddressMoveRounds {

    private static final long EVERY_SECONDS = 3;
    private static final int LATER = 6_000;

    private final AddressMoves moves;

    AddressMoveRounds(AddressMoves moves) {
        this.moves = moves;
    }

    void start(@Observes @Priority(LATER) StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds.thread("moves"),
                    "phones couldn't be led to their other addresses",
                    moves::look,
                    EVERY_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }
}
