package org.dialtone.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialtone.app.FakeMachine;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedCertificates;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.net.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What HTTPS and SIP serve is what is stored, and what is stored is what they serve. */
class TlsRenewalTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final TestChain chain = TestChain.of(TestChain.Wish.of(NOW, "box.hotel.example"));
    private boolean reloads = true;
    private List<X509Certificate> https;
    private Path data;
    private TlsKeyStore keyStore;
    private TlsRenewal renewal;
    private CertificateReplacement replacement;

    @BeforeEach
    void open(@TempDir Path folder) {
        data = folder;
        Settings settings = answering(
                Settings.class,
                Map.of(
                        "data", () -> data,
                        "sharedAddress", () -> Optional.of(List.of("eth0=10.66.0.1/24", "eth0=fd00::1/64")),
                        "https", () -> answering(Settings.Https.class, Map.of("port", () -> 443)),
                        "http", () -> answering(Settings.Http.class, Map.of("host", () -> "0.0.0.0")),
                        "sip",
                                () -> answering(
                                        Settings.Sip.class,
                                        Map.of(
                                                "port", () -> 5060,
                                                "address", () -> "0.0.0.0",
                                                "tlsPort", OptionalInt::empty))));
        keyStore = new TlsKeyStore(
                settings, new FakeMachine(List.of("eth0"), null), SharedCertificates.ALONE, HandClock.right(() -> NOW));
        TlsConfiguration server = answering(TlsConfiguration.class, Map.of("reload", this::reload));
        renewal = new TlsRenewal(
                keyStore,
                answering(TlsConfigurationRegistry.class, Map.of("getDefault", () -> Optional.of(server))),
                event());
        replacement = new CertificateReplacement(keyStore, renewal);
        assertTrue(reload());
        keyStore.keys().orElseThrow();
    }

    /** As Quarkus does it: it asks for the key store, and says whether it could use that. */
    private boolean reload() {
        KeyStoreAndKeyCertOptions made = reloads ? keyStore.getKeyStore(null) : null;
        if (made != null) {
            https = chain(made.keyStore);
        }
        return made != null;
    }

    private static List<X509Certificate> chain(KeyStore store) {
        try {
            String alias = store.aliases().nextElement();
            return Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (KeyStoreException e) {
            throw new AssertionError(e);
        }
    }

    private List<X509Certificate> sip() {
        var keys = keyStore.keys().orElseThrow();
        return Optional.ofNullable(keys.chooseServerAlias("EC", null, null)).stream()
                .flatMap(alias -> List.of(keys.getCertificateChain(alias)).stream())
                .toList();
    }

    private void serves(List<X509Certificate> expected) {
        assertEquals(expected, https);
        assertEquals(expected, sip());
    }

    @Test
    void aGivenCertificateThatCanBeReadAgainIsInForceAgain() throws Exception {
        replacement.take(chain.pem());
        serves(chain.chain());
        Path file = data.resolve("tls/given.pem");
        String kept = Files.readString(file);
        Files.delete(data.resolve("tls/server.pem"));
        Files.writeString(file, "for a moment");
        renewal.renew();
        serves(keyStore.store().leaf().chain());
        Files.writeString(file, kept);
        renewal.renew();
        serves(chain.chain());
        assertFalse(keyStore.isStale());
    }

    @Test
    void whatCannotBeServedIsNotTaken() throws Exception {
        List<X509Certificate> own = https;
        reloads = false;
        String says = assertThrows(CertificateFault.class, () -> replacement.take(chain.pem()))
                .getMessage();
        assertTrue(says.startsWith("the box can't put this in force (HTTPS doesn't take"), says);
        assertEquals(Optional.empty(), replacement.present());
        serves(own);
        assertNull(keyStore.fault(), "HTTPS is still open");
        reloads = true;
        replacement.take(chain.pem());
        serves(chain.chain());

        reloads = false;
        assertThrows(CertificateFault.class, replacement::drop);
        assertEquals(chain.chain(), keyStore.store().given().orElseThrow().chain());
        serves(chain.chain());
    }

    @Test
    void aRenewalThatFailsIsToldUntilALaterOneSucceeds() throws Exception {
        List<X509Certificate> own = https;
        Files.delete(data.resolve("tls/server.pem"));
        reloads = false;
        renewal.renew();
        serves(own);
        assertEquals("yes", keyStore.now().data().get("open"));
        assertEquals("HTTPS doesn't take the certificate", keyStore.now().data().get("reason"));
        reloads = true;
        renewal.renew();
        serves(keyStore.store().leaf().chain());
        assertNull(keyStore.now().data().get("reason"));
    }

    @SuppressWarnings("unchecked")
    private static Event<CertificateUpdatedEvent> event() {
        return answering(Event.class, Map.of());
    }

    /** Whichever machine has it now. */
    @Test
    void theSharedAddressIsAmongTheNames() {
        assertTrue(https.getFirst().toString().contains("IPAddress: 10.66.0.1"));
    }

    private static <T> T answering(Class<T> type, Map<String, Supplier<Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, _) ->
                        answers.getOrDefault(method.getName(), () -> null).get()));
    }
}
