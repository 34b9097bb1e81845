package org.dialtone.web.login;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.Users;
import org.dialtone.app.WeakPassword;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;

/** Changes a user's password; the user must know the present one. */
@ApplicationScoped
public class PasswordChange {

    private static final Complaint NOT_RIGHT = Complaint.of(Flaw.PASSWORD_NOT_RIGHT);

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
    public Optional<Complaint> set(Actor actor, String old, String fresh) {
        if (old == null) {
            return Optional.of(NOT_RIGHT);
        }
        return switch (trials.compare(actor, old, request.getCurrent())) {
            case PasswordTrials.Outcome.Right() -> changed(actor, old, fresh);
            case PasswordTrials.Outcome.Wrong() -> Optional.of(NOT_RIGHT);
            case PasswordTrials.Outcome.Wait(long seconds) -> Optional.of(Complaint.of(Flaw.PASSWORD_WAIT, seconds));
        };
    }

    private Optional<Complaint> changed(Actor actor, String old, String fresh) {
        if (fresh == null || fresh.equals(old)) {
            return Optional.of(Complaint.of(Flaw.PASSWORD_SAME));
        }
        try {
            users.setPassword(actor.name(), fresh, false);
            audit.note(actor, AuditAct.PASSWORD_CHANGED, actor.name(), null, null);
            return Optional.empty();
        } catch (WeakPassword e) {
            return Optional.of(e.complaint());
        }
    }
}
