package org.dialtone.store.site;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.PasswordSet;
import org.dialtone.app.Role;
import org.dialtone.app.SiteBook;
import org.dialtone.app.Users;
import org.dialtone.app.WeakPassword;
import org.dialtone.site.EditFault;
import org.dialtone.site.model.Flaw;

/**
 * Keeps operators and the bcrypt hashes of their passwords, in {@code site.db}. Changes come one after the other, so
 * that no two of them together take the last admin away.
 */
@ApplicationScoped
public class StoredUsers implements Users {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0," + (LONGEST_NAME - 1) + "}");
    private static final int MOST = 100;

    private final Instance<SiteBook> site;
    private final Event<PasswordSet> passwords;
    private final Event<OperatorChanged> changes;
    /** The hash for the comparison where there is no such user, so that the time taken reveals nothing. */
    private volatile String nobody;

    private final ProvenPasswords proven = new ProvenPasswords();

    @Inject
    StoredUsers(Event<PasswordSet> passwords, Event<OperatorChanged> changes, Instance<SiteBook> site) {
        this.site = site;
        this.passwords = passwords;
        this.changes = changes;
    }

    @Override
    public List<Operator> all() {
        return QuarkusTransaction.requiringNew()
                .call(() -> User.<User>list("order by name").stream()
                        .map(StoredUsers::operator)
                        .toList());
    }

    @Override
    public Optional<Operator> find(String name) {
        return row(name).map(StoredUsers::operator);
    }

    /** Holds no database connection while bcrypt computes. */
    @Override
    public boolean check(String name, String password) {
        Optional<String> hash = row(name).map(user -> user.passwordHash);
        if (hash.filter(known -> proven.knows(known, password)).isPresent()) {
            return true;
        }
        String nobodys = nobody();
        boolean right = BcryptUtil.matches(password, hash.orElse(nobodys)) && hash.isPresent();
        if (right) {
            proven.proved(hash.get(), password);
        }
        return right;
    }

    /** Made at the first login, whoever logs in: a start shouldn't pay for it. */
    private String nobody() {
        String known = nobody;
        if (known == null) {
            known = BcryptUtil.bcryptHash("nobody");
            nobody = known;
        }
        return known;
    }

    @Override
    public boolean mustChange(String name) {
        return row(name).filter(user -> user.mustChange).isPresent();
    }

    @Override
    public synchronized void setPassword(String name, String password, boolean mustChange) {
        String hash = hash(name, password);
        make(name, () -> {
            User user = User.findById(name);
            if (user == null) {
                throw new IllegalArgumentException(
                        User.count() == 0
                                ? "there is no user yet; the box makes admin at its first start, with"
                                        + " DIALTONE_ADMIN_PASSWORD if that is set"
                                : "there is no user \"" + name + "\"; the first one is called admin");
            }
            user.passwordHash = hash;
            user.mustChange = mustChange;
        });
        passwords.fire(new PasswordSet(name));
    }

    @Override
    public boolean none() {
        return QuarkusTransaction.requiringNew().call(() -> User.count() == 0);
    }

    @Override
    public synchronized void add(Operator operator, String password) {
        require(operator.name());
        User user = new User();
        user.name = operator.name();
        user.role = operator.role().name();
        user.passwordHash = hash(operator.name(), password);
        user.mustChange = operator.mustChange();
        SiteWrites.make(user::persist);
    }

    private void require(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new EditFault(Flaw.OPERATOR_NAME_UNREADABLE, LONGEST_NAME);
        }
        List<Operator> all = all();
        if (all.stream().anyMatch(each -> each.name().equalsIgnoreCase(name))) {
            throw new EditFault(Flaw.OPERATOR_THERE, name);
        }
        if (all.size() >= MOST) {
            throw new EditFault(Flaw.OPERATORS_TOO_MANY, MOST);
        }
    }

    @Override
    public synchronized void setRole(String name, Role role) {
        make(name, () -> {
            User user = known(name);
            if (role != Role.ADMIN) {
                requireAnotherAdmin(user);
            }
            user.role = role.name();
        });
        changes.fire(new OperatorChanged(name));
    }

    @Override
    public synchronized void remove(String name) {
        make(name, () -> {
            User user = known(name);
            requireAnotherAdmin(user);
            user.delete();
        });
        changes.fire(new OperatorChanged(name));
    }

    /** A change in doubt may be in force: it ends the operator's sessions, too. */
    private void make(String name, Runnable change) {
        try {
            SiteWrites.make(change);
        } catch (EditFault e) {
            if (e.complaint().flaw() == Flaw.CHANGE_IN_DOUBT) {
                tell(name, e);
            }
            throw e;
        }
    }

    private void tell(String name, EditFault doubt) {
        try {
            changes.fire(new OperatorChanged(name));
        } catch (RuntimeException e) {
            doubt.addSuppressed(e);
        }
    }

    private static User known(String name) {
        return User.<User>findByIdOptional(name).orElseThrow(() -> new EditFault(Flaw.OPERATOR_UNKNOWN, name));
    }

    private static void requireAnotherAdmin(User user) {
        if (User.count("role = ?1 and name <> ?2", Role.ADMIN.name(), user.name) == 0) {
            throw new EditFault(Flaw.OPERATOR_LAST_ADMIN, user.name);
        }
    }

    private static Optional<User> row(String name) {
        return QuarkusTransaction.requiringNew().call(() -> User.findByIdOptional(name));
    }

    private static Operator operator(User user) {
        return new Operator(user.name, Role.valueOf(user.role), user.mustChange);
    }

    private String hash(String name, String password) {
        String ofSite =
                Objects.requireNonNullElse(site.get().plans().provision().site().name(), "");
        Users.fault(password, List.of(name, ofSite)).ifPresent(fault -> {
            throw new WeakPassword(fault);
        });
        return BcryptUtil.bcryptHash(password);
    }
}
