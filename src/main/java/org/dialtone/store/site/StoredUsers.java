package org.dialtone.store.site;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.Users;

/** Keeps users and the bcrypt hashes of their passwords, in {@code site.db}. */
@ApplicationScoped
public class StoredUsers implements Users {

    private final Event<PasswordSet> changes;
    /** The hash for the comparison where there is no such user, so that the time taken reveals nothing. */
    private final String nobody;

    @Inject
    StoredUsers(Event<PasswordSet> changes) {
        this.changes = changes;
        nobody = BcryptUtil.bcryptHash("nobody");
    }

    /** Holds no database connection while bcrypt computes. */
    @Override
    public boolean check(String name, String password) {
        Optional<String> hash = QuarkusTransaction.requiringNew()
                .call(() -> User.<User>findByIdOptional(name))
                .map(user -> user.passwordHash);
        return BcryptUtil.matches(password, hash.orElse(nobody)) && hash.isPresent();
    }

    @Override
    @Transactional
    public boolean mustChange(String name) {
        User user = User.findById(name);
        return user != null && user.mustChange;
    }

    @Override
    @Transactional
    public void setPassword(String name, String password) {
        User user = User.findById(name);
        if (user == null) {
            throw new IllegalArgumentException(
                    none()
                            ? "there is no user yet; the box makes admin at its first start, with DIALTONE_ADMIN_PASSWORD if that is set"
                            : "there is no user \"" + name + "\"; the first one is called admin");
        }
        user.passwordHash = hash(password);
        user.mustChange = false;
        changes.fire(new PasswordSet(name));
    }

    @Override
    @Transactional
    public boolean none() {
        return User.count() == 0;
    }

    @Override
    @Transactional
    public void add(String name, String password, boolean mustChange) {
        User user = new User();
        user.name = name;
        user.passwordHash = hash(password);
        user.mustChange = mustChange;
        user.persist();
    }

    private static String hash(String password) {
        Users.fault(password).ifPresent(says -> {
            throw new IllegalArgumentException(says);
        });
        return BcryptUtil.bcryptHash(password);
    }
}
