package org.dialtone.web.login;

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

    private final Users users;
    private final PasswordIdentityProvider credentials;
    private final LoginLimit limit;
    private final Audit audit;

    @Inject
    PasswordChange(Users users, PasswordIdentityProvider credentials, LoginLimit limit, Audit audit) {
        this.users = users;
        this.credentials = credentials;
        this.limit = limit;
        this.audit = audit;
    }

    /** Returns empty on success, which ends all sessions of the user; else what is wrong. */
    public Optional<String> set(Actor actor, String old, String fresh) {
        String source = actor.from();
        long wait = limit.enter(source);
        if (wait > 0) {
            return Optional.of("Too many failed attempts. Wait " + wait + " s, then try again.");
        }
        try {
            return tried(actor, old, fresh);
        } finally {
            limit.leave(source);
        }
    }

    private Optional<String> tried(Actor actor, String old, String fresh) {
        if (old == null || !credentials.admit(actor, old)) {
            return Optional.of("The present password is not right.");
        }
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
