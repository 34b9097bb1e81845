package org.dialtone.web.login;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.AuditEntry;
import org.dialtone.app.Settings;
import org.dialtone.net.BoundedMap;
import org.dialtone.site.compile.SecretBox;

/**
 * The addresses and the browsers from which somebody has logged in. That opens nothing; but whoever comes from there
 * doesn't wait behind strangers who guess. The audit log knows the addresses after a restart, and a browser's cookie
 * proves itself.
 */
@ApplicationScoped
public class KnownPlaces {

    private static final int MOST = 1_000;
    private static final int BYTES = 16;

    private final Audit audit;
    private final SecretBox secrets;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Boolean> addresses = BoundedMap.byAccess(MOST);

    @Inject
    KnownPlaces(Audit audit, SecretBox secrets) {
        this.audit = audit;
        this.secrets = secrets;
    }

    void load(@Observes StartupEvent event, Settings settings) {
        if (!settings.offline()) {
            Audit.Filter logins = new Audit.Filter(null, AuditAct.LOGIN, null, null, null);
            audit.find(logins, 0, MOST).items().reversed().stream()
                    .map(AuditEntry::actor)
                    .filter(actor -> actor.kind() != Actor.Kind.TOKEN && actor.from() != null)
                    .forEach(actor -> loggedIn(actor.from()));
        }
    }

    /**
     * Where a password comes from.
     *
     * @param browser what the browser says of itself; null: nothing
     */
    synchronized LoginTrial trial(String user, String address, String browser) {
        if (proves(browser)) {
            return LoginTrial.known(user, "browser " + browser);
        }
        return addresses.get(address) != null ? LoginTrial.known(user, address) : LoginTrial.stranger(user, address);
    }

    synchronized void loggedIn(String address) {
        addresses.put(address, true);
    }

    /** A new value for a browser's cookie; empty where the browser has one already. */
    public Optional<String> mark(String browser) {
        if (proves(browser)) {
            return Optional.empty();
        }
        byte[] name = new byte[BYTES];
        random.nextBytes(name);
        String text = HexFormat.of().formatHex(name);
        return Optional.of(text + proof(text));
    }

    private boolean proves(String browser) {
        int end = 2 * BYTES;
        return browser != null
                && browser.length() > end
                && MessageDigest.isEqual(
                        proof(browser.substring(0, end)).getBytes(StandardCharsets.UTF_8),
                        browser.substring(end).getBytes(StandardCharsets.UTF_8));
    }

    private String proof(String name) {
        return HexFormat.of().formatHex(secrets.derive("known browser", name));
    }
}
