package org.dialtone.web.login;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.OperatorChanged;
import org.dialtone.app.Settings;
import org.dialtone.app.Users;
import org.dialtone.net.BoundedMap;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.site.compile.SecretBox;

/**
 * The addresses and the browsers from which somebody has logged in. That opens nothing; but whoever comes from there
 * doesn't wait behind strangers who guess. The audit log knows the addresses after a restart, and a browser's cookie
 * proves itself, for the user who logged in there.
 */
@ApplicationScoped
public class KnownPlaces {

    private static final int MOST = 1_000;

    private final Audit audit;
    private final Users users;
    private final MachineInterfaces machine;
    private final BrowserMarks marks;
    private final Map<String, Boolean> addresses = BoundedMap.byAccess(MOST);
    /** Of the operators; in memory, because a trial must not wait for the disk. */
    private final Set<String> names = new HashSet<>();

    @Inject
    KnownPlaces(Audit audit, Users users, MachineInterfaces machine, SecretBox secrets, BoxClock clock) {
        this.audit = audit;
        this.users = users;
        this.machine = machine;
        marks = new BrowserMarks(secrets, clock.wall());
    }

    void load(@Observes StartupEvent event, Settings settings) {
        if (!settings.offline()) {
            Audit.Filter logins = new Audit.Filter(null, AuditAct.LOGIN, null, null, null);
            audit.find(logins, 0, MOST).items().reversed().stream()
                    .map(AuditEntry::actor)
                    .filter(actor -> actor.kind() != Actor.Kind.TOKEN && actor.from() != null)
                    .forEach(actor -> remember(actor.from()));
            users.all().forEach(this::remember);
        }
    }

    /** The cookies of an operator who was removed prove nothing any more. */
    void operatorChanged(@Observes OperatorChanged changed) {
        if (users.find(changed.user()).isEmpty()) {
            forget(changed.user());
        }
    }

    /**
     * Where a password comes from.
     *
     * @param browser what the browser says of itself; null: nothing
     */
    synchronized LoginTrial trial(String user, String address, String browser) {
        Optional<String> name = names.contains(user) ? marks.name(user, browser) : Optional.empty();
        if (name.isPresent()) {
            return LoginTrial.known(user, "browser " + name.get());
        }
        if (addresses.get(address) != null) {
            return LoginTrial.known(user, address);
        }
        return isOnLink(address) ? LoginTrial.neighbour(user, address) : LoginTrial.stranger(user, address);
    }

    private boolean isOnLink(String address) {
        return Ip4.parse(address)
                .filter(client ->
                        machine.all().stream().anyMatch(own -> own.subnet().contains(client)))
                .isPresent();
    }

    /** The actor has just proved to be that operator. */
    synchronized void loggedIn(Actor actor) {
        remember(actor.from());
        names.add(actor.name());
    }

    private synchronized void remember(String address) {
        addresses.put(address, true);
    }

    private synchronized void remember(Users.Operator operator) {
        names.add(operator.name());
    }

    private synchronized void forget(String user) {
        names.remove(user);
    }

    /** A new value for the cookie of the browser in which this user has just logged in. */
    public String mark(String user) {
        return marks.make(user);
    }
}
