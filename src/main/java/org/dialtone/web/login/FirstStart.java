package org.dialtone.web.login;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Role;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.app.Users;
import org.dialtone.app.Users.Operator;

/** Creates the user {@code admin} where there is no user yet. */
@ApplicationScoped
public class FirstStart {

    static final String ADMIN = "admin";

    private final Users users;
    private final FirstPassword firstPassword;
    private final Settings settings;
    private final Audit audit;

    @Inject
    FirstStart(Users users, FirstPassword firstPassword, Settings settings, Audit audit) {
        this.users = users;
        this.firstPassword = firstPassword;
        this.settings = settings;
        this.audit = audit;
    }

    void on(@Observes StartupEvent event) {
        if (!settings.offline() && users.none()) {
            Optional<String> given = settings.admin().password().filter(password -> !password.isBlank());
            given.ifPresentOrElse(password -> add(password, false), this::addWithMadePassword);
        }
    }

    private void add(String password, boolean mustChange) {
        try {
            users.add(new Operator(ADMIN, Role.ADMIN, mustChange), password);
        } catch (IllegalArgumentException e) {
            throw new StartupFault("DIALTONE_ADMIN_PASSWORD: " + e.getMessage(), e);
        }
        audit.note(Actor.box("first start"), AuditAct.OPERATOR_ADDED, ADMIN, null, Role.ADMIN.word());
    }

    /** Writes the file before the row: a crash between the two makes a new password, never an unknown one. */
    private void addWithMadePassword() {
        String password = firstPassword.make();
        add(password, true);
        Log.infof(
                "made a first password for the user admin; it stands in %s until it is changed", firstPassword.file());
        firstPassword.tell(password);
    }
}
