package org.dialtone.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.dialtone.app.Users;

/** Changes a user's password; the user must know the present one. */
@ApplicationScoped
public class PasswordChange {

    private final Users users;
    private final PasswordIdentityProvider credentials;
    private final LoginLimit limit;

    @Inject
    PasswordChange(Users users, PasswordIdentityProvider credentials, LoginLimit limit) {
        this.users = users;
        this.credentials = credentials;
        this.limit = limit;
    }

    /** Returns empty on success, which ends all sessions of the user; else what is wrong. */
    public Optional<String> set(String name, String old, String fresh, String source) {
        long wait = limit.enter(source);
        if (wait > 0) {
            return Optional.of("Too many failed attempts. Wait " + wait + " s, then try again.");
        }
        try {
            return tried(name, old, fresh, source);
        } finally {
            limit.leave(source);
        }
    }

    private Optional<String> tried(String name, String old, String fresh, String source) {
        if (old == null || !credentials.admit(name, old, source)) {
            return Optional.of("The present password is not right.");
        }
        if (fresh == null || fresh.equals(old)) {
            return Optional.of("The new password is the old one; choose another.");
        }
        try {
            users.setPassword(name, fresh);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
