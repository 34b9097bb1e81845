package org.dialtone.boot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.PresentSite;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.dhcp.LeaseBook;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Packs;
import org.dialtone.site.compile.PhonePasswords;
import org.dialtone.site.compile.Plans;
import org.dialtone.site.compile.SecretBox;
import org.dialtone.site.compile.SiteCompiler;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.LeaseReading;
import org.dialtone.store.site.PanacheRevisions;
import org.jboss.logging.Logger;

/**
 * Reads and compiles, while this process is ready, what it will read and compile when it is active, so that Java has
 * loaded and compiled the code by then. It writes nothing and keeps nothing: the active process changes what it reads,
 * up to its last moment.
 */
@Singleton
final class Rehearsal implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    /** A process that takes the row at once has no time for it. */
    private static final int FIRST_SECONDS = 1;
    /** What the first run left to the interpreter, because it ran too seldom, the next ones compile. */
    private static final int AGAIN_SECONDS = 300;

    private final Settings settings;
    private final SecretBox secrets;
    private final AgroalDataSource pool;
    private final Engine pages;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rehearsal").factory());
    private boolean told;

    Rehearsal(Settings settings, SecretBox secrets, AgroalDataSource pool, Engine pages, InstantSource clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.pool = pool;
        this.pages = pages;
        this.clock = clock;
    }

    /** Takes at most a twentieth of a processor, the server's included, until it is closed. */
    Rehearsal begin() {
        Recurring.sparingly(
                thread,
                "what a takeover reads can't be read in advance",
                this::attempt,
                FIRST_SECONDS,
                AGAIN_SECONDS,
                TimeUnit.SECONDS);
        return this;
    }

    private void attempt() {
        try {
            run();
        } catch (SQLException | RuntimeException e) {
            // The database is away, or a takeover ended the session: neither is for this thread to mend or to tell.
            LOG.debugf("nothing is read in advance: %s", e.getMessage());
        } finally {
            // The next one to be active ends all sessions first, and waits for that.
            pool.flush(AgroalDataSource.FlushMode.IDLE);
        }
    }

    private void run() throws SQLException {
        // To ask it makes it, and it reads the templates of all pages then.
        pages.isTemplateLoaded("");
        InstalledPacks packs = new InstalledPacks(settings.data().resolve("packs"));
        packs.load();
        Optional<LeaseReading> rows =
                LeaseReading.of(DatabaseSetting.read(settings).orElseThrow());
        // Whoever lacks the key would make one.
        if (rows.isPresent() && secrets.hasKey() && !thread.isShutdown()) {
            PanacheRevisions.newest(secrets).ifPresent(site -> prepare(site, packs.packs(), rows.get()));
        }
    }

    private void prepare(PresentSite present, Packs packs, LeaseReading rows) {
        if (thread.isShutdown()) {
            return;
        }
        Plans plans =
                SiteCompiler.compile(present.site(), AppWiring.endpoints(settings), PhonePasswords.of(secrets), null);
        Fleet fleet = new Fleet(packs, FleetStore.forgetful(rows.phones()), clock);
        fleet.configure(plans.identities(), plans.provision().phones().keySet());
        new DhcpEngine(fleet, _ -> {}, new LeaseBook(rows.leases()), clock).install(plans.dhcp());
        if (!told) {
            told = true;
            LOG.infof(
                    "this process has read revision %d of the site, %d leases and %d registrations for practice: it takes"
                            + " over sooner now",
                    present.revision(), rows.leases().size(), rows.bindings().size());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
