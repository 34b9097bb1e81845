package org.dialtone.web.tls;

import io.quarkus.arc.Unremovable;
import io.quarkus.logging.Log;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import org.dialtone.app.Condition;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Release;
import org.dialtone.app.Said;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddress;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.certificate.ServerCertificate;
import org.dialtone.app.certificate.ServerKeys;
import org.dialtone.net.BoxClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.Ip6;
import org.dialtone.site.model.Endpoints;

/**
 * Gives Quarkus the box's own certificate. After a fault TLS stays closed and the phones' plain port open, and health
 * says why.
 */
@Singleton
@Unremovable
public final class TlsKeyStore implements KeyStoreProvider, ServerKeys, ServerCertificate, Condition {

    private final Settings settings;
    private final MachineInterfaces machine;
    private final SharedCertificates shared;
    private final boolean open;
    private final boolean wanted;
    private final TlsStore store;
    private volatile String fault;
    /** Why what the store has isn't in force, while the former is; null: it is in force. */
    private volatile String unserved;
    /** What HTTPS serves; null: nothing yet. */
    private volatile TlsIdentity served;

    private volatile CurrentLeaf shown;
    /** The names of the certificate in force; null: none was asked for yet. */
    private volatile CertificateNames vouched;

    TlsKeyStore(Settings settings, MachineInterfaces machine, SharedCertificates shared, BoxClock clock) {
        open = settings.https().port() != 0;
        wanted = open || Endpoints.secure(settings.sip().port(), settings.sip().tlsPort()) != 0;
        this.settings = settings;
        this.machine = machine;
        this.shared = shared;
        store = new TlsStore(
                new TlsFolder(settings.data().resolve("tls")),
                Release.read().date(),
                clock.wall(),
                () -> own(settings, machine).with(shared.others()),
                shared);
    }

    private static CertificateNames own(Settings settings, MachineInterfaces machine) {
        return CertificateNames.of(machine.hostname(), addresses(settings, machine))
                .with(addresses6(settings, machine));
    }

    /** The names and addresses that the certificate of this machine alone would have. */
    public static List<String> names(Settings settings, MachineInterfaces machine) {
        return own(settings, machine).lines();
    }

    /** Learns by which names the other machines are reached, and tells them this one's. */
    void look() {
        shared.look(names(settings, machine));
    }

    /**
     * Lists the box's addresses. All of 127.0.0.0/8 belongs to this machine, but the kernel lists only 127.0.0.1; a
     * listening address from there is added. The addresses that machines share count on each, whichever has them.
     */
    private static List<Ip4> addresses(Settings settings, MachineInterfaces machine) {
        return Stream.of(
                        Stream.of(settings.http().host(), settings.sip().address())
                                .flatMap(host -> Ip4.parse(host).stream()),
                        SharedAddress.list(settings).stream().flatMap(shared -> shared.ip4().stream()),
                        machine.all().stream().map(LocalInterface::address))
                .flatMap(all -> all)
                .toList();
    }

    /** As {@link #addresses}, of IPv6. */
    private static List<String> addresses6(Settings settings, MachineInterfaces machine) {
        return Stream.concat(
                        SharedAddress.list(settings).stream().flatMap(shared -> shared.ip6().stream()),
                        machine.lasting6().stream())
                .map(Ip6::toString)
                .toList();
    }

    /** Whether a host that a client named is the box: a name or an address of its own, or one of its certificate. */
    public boolean isOwn(String host) {
        CertificateNames own = own(settings, machine);
        return own.vouchesFor(host) || vouched != null && vouched.vouchesFor(host);
    }

    /** Returns null, as Quarkus expects it, where TLS stays closed. */
    @Override
    public KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        if (!open) {
            return null;
        }
        try {
            TlsIdentity leaf = inForce();
            PemKeyCertOptions options = new PemKeyCertOptions()
                    .addKeyValue(Buffer.buffer(Pem.of(leaf.key())))
                    .addCertValue(Buffer.buffer(Pem.of(leaf.chain())));
            KeyStoreAndKeyCertOptions made = new KeyStoreAndKeyCertOptions(options.loadKeyStore(vertx), options);
            served = leaf;
            return made;
        } catch (TlsFault e) {
            return closed(e.getMessage());
        } catch (Exception e) {
            // Vert.x declares no more than Exception.
            return closed("the certificate can't be used: " + e);
        }
    }

    @Override
    public synchronized Optional<X509ExtendedKeyManager> keys() {
        if (shown == null && wanted) {
            try {
                shown = new CurrentLeaf(inForce());
            } catch (TlsFault e) {
                closed(e.getMessage());
            }
        }
        return Optional.ofNullable(shown);
    }

    /**
     * Puts what the store has in force for the keys of {@link #keys()} too, once HTTPS serves it; false where it
     * doesn't. All keep the former then. What is closed takes it at the next start.
     */
    boolean renew() {
        if (!isOpen() && shown == null) {
            return true;
        }
        try {
            TlsIdentity stored = inForce();
            if (isOpen() && store.isStale(served)) {
                unserved = Optional.ofNullable(unserved).orElse("HTTPS doesn't take the certificate");
                return false;
            }
            Optional.ofNullable(shown).ifPresent(leaf -> leaf.renew(stored));
            unserved = null;
            return true;
        } catch (TlsFault e) {
            closed(e.getMessage());
            return false;
        }
    }

    /** Whether HTTPS was opened at the start, and so takes another certificate. */
    boolean isOpen() {
        return open && served != null;
    }

    /** Why what the store has isn't in force, or null. */
    String unserved() {
        return unserved;
    }

    private TlsIdentity inForce() throws TlsFault {
        TlsIdentity identity = store.shown();
        vouched = CertificateNames.of(identity.certificate());
        return identity;
    }

    TlsStore store() {
        return store;
    }

    /** What is open goes on with the certificate that it has. */
    private KeyStoreAndKeyCertOptions closed(String why) {
        if (served == null && shown == null) {
            fault = why;
            Log.errorf("TLS stays closed: %s; then start again", why);
        } else {
            unserved = why;
            Log.warnf("The certificate can't be renewed: %s", why);
        }
        return null;
    }

    /** Whether the certificate in force isn't the one to serve; health shows a fault until it is gone. */
    boolean isStale() {
        try {
            return served != null && store.isStale(served) || shown != null && store.isStale(shown.leaf());
        } catch (TlsFault e) {
            Log.warnf("The certificate can't be renewed: %s", e.getMessage());
            return false;
        }
    }

    /** Returns the certificate that operators install to trust the box. */
    String authority() throws TlsFault {
        try {
            return Pem.of(store.authority().root().certificate());
        } catch (GeneralSecurityException e) {
            throw new TlsFault("the authority's certificate can't be encoded: " + e.getMessage(), e);
        }
    }

    /** Whether the settings ask for HTTPS; a fault may still keep it closed. */
    public boolean isWanted() {
        return open;
    }

    /** Whether any port speaks TLS, so that there is an authority to trust. */
    boolean isUsed() {
        return wanted;
    }

    @Override
    public Optional<Standing> standing() {
        try {
            return wanted && fault == null ? Optional.of(store.standing()) : Optional.empty();
        } catch (TlsFault e) {
            Log.warnf("The certificate can't be shown: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** When the certificate that an operator gave ends; empty: the box serves its own, and renews that by itself. */
    public Optional<Instant> givenUntil() {
        return store.given().map(given -> given.certificate().getNotAfter().toInstant());
    }

    /** Whether a certificate with this end is a matter for an operator by now. */
    public boolean endsSoon(Instant end) {
        return end.isBefore(store.now().plus(CertificateExam.SOON));
    }

    /** Why the certificate that an operator gave isn't served, or null. */
    public String givenFault() {
        return store.givenFault();
    }

    @Override
    public String fault() {
        return fault;
    }

    @Override
    public String name() {
        return "tls";
    }

    /** Reports "up" even with a fault: the plain port still serves phones, so no second box has to take over. */
    @Override
    public State now() {
        Map<String, Object> facts = new TreeMap<>();
        String why = fault;
        facts.put("open", Said.of(open && why == null ? "yes" : "no"));
        Optional.ofNullable(why == null ? unserved : why).ifPresent(says -> facts.put("reason", says));
        givenUntil().filter(this::endsSoon).ifPresent(end -> facts.put("given certificate ends", end.toString()));
        Optional.ofNullable(givenFault()).ifPresent(says -> facts.put("given certificate", says));
        return State.up(facts);
    }
}
