package org.dialtone.store.site;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dialtone.web.login.FirstPassword;
import org.dialtone.web.login.Sessions;

/** Who may use console and API, and their passwords. */
@ApplicationScoped
public class Users {

    public static final int SHORTEST = 8;
    /** Bcrypt reads no further. */
    static final int LONGEST_BYTES = 72;

    private final Sessions sessions;
    private final FirstPassword firstPassword;
    /** Compared with where there is no such user, so that the time taken doesn't tell. */
    private final String nobody;

    @Inject
    Users(Sessions sessions, FirstPassword firstPassword) {
        this.sessions = sessions;
        this.firstPassword = firstPassword;
        nobody = BcryptUtil.bcryptHash("nobody");
    }

    /** Whether this is the user's password. Takes as long as bcrypt takes, and holds no connection of the database meanwhile. */
    public boolean check(String name, String password) {
        Optional<String> hash = QuarkusTransaction.requiringNew().call(() -> User.<User>findByIdOptional(name)).map(user -> user.passwordHash);
        return BcryptUtil.matches(password, hash.orElse(nobody)) && hash.isPresent();
    }

    /** Whether the user still has a password that the box made. */
    @Transactional
    public boolean mustChange(String name) {
        User user = User.findById(name);
        return user != null && user.mustChange;
    }

    /**
     * Sets a password and ends the user's sessions.
     *
     * @throws IllegalArgumentException says in words what is wrong with the name or the password
     */
    @Transactional
    public void setPassword(String name, String password) {
        User user = User.findById(name);
        if (user == null) {
            throw new IllegalArgumentException(none() ? "there is no user yet; the box makes admin at its first start, with DIALTONE_ADMIN_PASSWORD if that is set"
                    : "there is no user \"" + name + "\"; the first one is called admin");
        }
        user.passwordHash = hash(password);
        user.mustChange = false;
        sessions.endAll(name);
        firstPassword.forget();
    }

    @Transactional
    public boolean none() {
        return User.count() == 0;
    }

    @Transactional
    public void add(String name, String password, boolean mustChange) {
        User user = new User();
        user.name = name;
        user.passwordHash = hash(password);
        user.mustChange = mustChange;
        user.persist();
    }

    /** What is wrong with a password, in words. */
    public static Optional<String> fault(String password) {
        if (password.length() < SHORTEST) {
            return Optional.of("a password has at least " + SHORTEST + " characters");
        }
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES ? Optional.empty()
                : Optional.of("a password has at most " + LONGEST_BYTES + " bytes; take a shorter one");
    }

    private static String hash(String password) {
        fault(password).ifPresent(says -> {
            throw new IllegalArgumentException(says);
        });
        return BcryptUtil.bcryptHash(password);
    }
}
