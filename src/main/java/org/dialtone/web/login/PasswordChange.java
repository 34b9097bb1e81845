package org.dialtone.web.login;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Users;

/** Changes a user's password; the user must know the present one. */
@ApplicationScoped
public class PasswordChange {

    private static final String NOT_RIGHT = "The present password is not right.";

    private final Users users;
    private final PasswordTrials trials;
    private final CurrentVertxRequest request;
    private final Audit audit;

    @Inject
    PasswordChange(Users users, PasswordTrials trials, CurrentVertxRequest request, Audit audit) {
        this.users = users;
        this.trials = trials;
        this.request = request;
        this.audit = audit;
    }

    /** Returns empty on success, which ends all sessions of the user; else what is wrong. */
    public Optional<String> set(Actor actor, String old, String fresh) {
        if (old == null) {
            return Optional.of(NOT_RIGHT);
        }
        return switch (trials.compare(actor, old, request.getCurrent())) {
            case PasswordTrials.Outcome.Right() -> changed(actor, old, fresh);
            case PasswordTrials.Outcome.Wrong() -> Optional.of(NOT_RIGHT);
            case PasswordTrials.Outcome.Wait(long seconds) ->
                Optional.of("Too many passwords failed or wait. Wait " + seconds + " s, then try again.");
        };
    }

    private Optional<String> changed(Actor actor, String old, String fresh) {
        if (fresh == null || fresh.equals(old)) {
            return Optional.of("The new password is the old one; choose another.");
        }
        try {
            users.setPassword(actor.name(), fresh, false);
            audit.note(actor, AuditAct.PASSWORD_CHANGED, actor.name(), null, null);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
