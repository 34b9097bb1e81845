package org.dialtone.web.login;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.dialtone.app.Settings;
import org.dialtone.app.Users;

/** Creates the user {@code admin} where there is no user yet. */
@ApplicationScoped
public class FirstStart {

    static final String ADMIN = "admin";

    private final Users users;
    private final FirstPassword firstPassword;
    private final Settings settings;

    @Inject
    FirstStart(Users users, FirstPassword firstPassword, Settings settings) {
        this.users = users;
        this.firstPassword = firstPassword;
        this.settings = settings;
    }

    void on(@Observes StartupEvent event) {
        if (!settings.offline() && users.none()) {
            Optional<String> given = settings.admin().password().filter(password -> !password.isBlank());
            given.ifPresentOrElse(password -> users.add(ADMIN, password, false), this::addWithMadePassword);
        }
    }

    /** Writes the file before the row: a crash between the two makes a new password, never an unknown one. */
    private void addWithMadePassword() {
        String password = firstPassword.make();
        users.add(ADMIN, password, true);
        Log.infof(
                "made a first password for the user admin; it stands in %s until it is changed", firstPassword.file());
        firstPassword.tell(password);
    }
}
