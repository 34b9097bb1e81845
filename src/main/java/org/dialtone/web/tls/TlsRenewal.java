package org.dialtone.web.tls;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfig;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;

/**
 * Checks every few seconds whether the certificate still fits the box's addresses and clock, and puts a new one in
 * force without a restart.
 */
@Singleton
public final class TlsRenewal {

    /** Whoever tries other addresses for the box has two minutes to reach it there. */
    private static final int PERIOD_SECONDS = 10;

    private final TlsKeyStore keyStore;
    private final TlsConfigurationRegistry registry;
    private final Event<CertificateUpdatedEvent> renewed;

    TlsRenewal(TlsKeyStore keyStore, TlsConfigurationRegistry registry, Event<CertificateUpdatedEvent> renewed) {
        this.keyStore = keyStore;
        this.registry = registry;
        this.renewed = renewed;
    }

    void start(@Observes StartupEvent started, Rounds rounds) {
        if (keyStore.isUsed()) {
            Recurring.on(
                    rounds.thread("certificate"),
                    "it couldn't be looked whether the certificate is still right",
                    this::renew,
                    PERIOD_SECONDS,
                    PERIOD_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** Waits until the servers use the new certificate, so it must not run on an event loop. */
    public void renew() {
        keyStore.look();
        if (keyStore.isStale() && serve()) {
            Log.info("The certificate was renewed: the box's addresses, its name or its time have changed, "
                    + "or the one that was given can be read again");
        }
    }

    /**
     * Serves what the store has now, over HTTPS and SIP; as {@link #renew}, not on an event loop. One at a time: who
     * read the store earlier doesn't put its certificate in force later.
     *
     * @return false where it can't be served, and the former stays in force
     */
    synchronized boolean serve() {
        if (keyStore.isOpen()) {
            registry.getDefault()
                    .filter(TlsConfiguration::reload)
                    .ifPresent(fresh -> renewed.fire(new CertificateUpdatedEvent(TlsConfig.DEFAULT_NAME, fresh)));
        }
        return keyStore.renew();
    }
}
