package org.dialtone.web.login;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;

/** Notes folded logins when their time is up, and all of them when the box ends. */
@Singleton
final class FoldedLogins {

    /** The audit log closes later. */
    private static final int EARLY = 1;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("logins").factory());
    private final LoginAudit logins;

    FoldedLogins(LoginAudit logins) {
        this.logins = logins;
    }

    void start(@Observes StartupEvent event, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(clock, "failed logins couldn't be noted", logins::settle, 1, 1, TimeUnit.MINUTES);
        }
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        clock.shutdownNow();
        logins.close();
    }
}
