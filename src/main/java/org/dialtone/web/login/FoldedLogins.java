package org.dialtone.web.login;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.LoginAudit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;

/** Notes folded logins when their time is up, and all of them when the box ends. */
@Singleton
final class FoldedLogins {

    /** The rounds have ended by then, and the audit log closes later. */
    private static final int AFTER_ROUNDS = 2;

    private final LoginAudit logins;

    FoldedLogins(LoginAudit logins) {
        this.logins = logins;
    }

    void start(@Observes StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds.thread("logins"), "failed logins couldn't be noted", logins::settle, 1, 1, TimeUnit.MINUTES);
        }
    }

    void stop(@Observes @Priority(AFTER_ROUNDS) ShutdownEvent event) {
        logins.close();
    }
}
