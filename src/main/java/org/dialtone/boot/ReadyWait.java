package org.dialtone.boot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.ActiveListener;
import org.dialtone.app.ActiveRow.Taking;
import org.dialtone.app.AwayAtStart;
import org.dialtone.app.DatabaseAway;
import org.dialtone.app.MachineInterfaces;
import org.dialtone.app.Settings;
import org.dialtone.app.SharedAddresses;
import org.dialtone.app.StartupFault;
import org.dialtone.net.BoxClock;
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
import org.dialtone.store.MovedAway;
import org.dialtone.store.PostgresServer;
import org.dialtone.store.SiteDriver;
import org.dialtone.store.SiteSchema;
import org.jboss.logging.Logger;

/**
 * Holds a start until this process is the active one of those that share its database. Quarkus, Hibernate and most
 * classes are there by then; no port is open, and what was read from the database was read for practice.
 */
@Singleton
final class ReadyWait {

    private static final Logger LOG = Logger.getLogger(ReadyWait.class);
    /** Quarkus asks for filters and routes before it tells of the start, and beans that read leases and site have some. */
    private static final int FIRST = 1;

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Of these pauses, from one word of this process to the others to the next. */
    private static final int NOTED = 4;

    /** A little longer than one that is dead counts as active. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(12);

    private final Settings settings;
    private final Optional<SharingProcess> sharing;
    private final AgroalDataSource pool;
    private final SharedAddresses addresses;
    private final MachineInterfaces machine;
    private final Vertx vertx;
    private final BoxClock clock;
    private final Rehearsal rehearsal;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean passed;
    private boolean looked;

    ReadyWait(
            Settings settings,
            Optional<SharingProcess> sharing,
            AgroalDataSource pool,
            SharedAddresses addresses,
            MachineInterfaces machine,
            Vertx vertx,
            BoxClock clock,
            Rehearsal rehearsal) {
        this.settings = settings;
        this.sharing = sharing;
        this.pool = pool;
        this.addresses = addresses;
        this.machine = machine;
        this.vertx = vertx;
        this.clock = clock;
        this.rehearsal = rehearsal;
    }

    void filters(@Observes @Priority(FIRST) Filters filters) {
        pass();
    }

    /** Where no port is open, no filters are asked for. */
    void start(@Observes @Priority(FIRST) StartupEvent started) {
        pass();
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stops) {
        sharing.ifPresent(SharingProcess::end);
    }

    private void pass() {
        if (!passed) {
            passed = true;
            sharing.ifPresent(this::await);
        }
    }

    private void await(SharingProcess process) {
        Thread stop = new Thread(stopped::countDown);
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            Taking.Taken taken = settings.offline() ? takeNow(process) : take(process);
            LOG.infof(
                    "this process is active%s",
                    taken.from() == null
                            ? ""
                            : "; before it was " + taken.from() + ", heard last "
                                    + taken.after().toMillis() + " ms ago");
            begin(process);
        } catch (DatabaseAway e) {
            throw new StartupFault("the database can't be reached: " + e.getMessage(), e);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            throw new WaitingEnded();
        }
    }

    /** A command changes the state only where no process is active. */
    private Taking.Taken takeNow(SharingProcess process) throws DatabaseAway {
        long end = System.nanoTime() + LONGEST_SILENCE.toNanos();
        while (true) {
            switch (process.take()) {
                case Taking.Taken taken -> {
                    return taken;
                }
                case Taking.TooNew newer -> throw new StartupFault(newer.says());
                case Taking.Held held -> {
                    process.note();
                    if (process.isAnotherActive() || System.nanoTime() > end || isStopped(PAUSE)) {
                        throw new StartupFault(held.name() + " is active on this database: give the command there");
                    }
                }
            }
        }
    }

    private Taking.Taken take(SharingProcess process) {
        try (ReadyServer server = new ReadyServer(
                        settings, machine, vertx, process, clock.wall().instant());
                Rehearsal _ = rehearsal.begin()) {
            process.tell(ActiveListener::ready);
            for (int round = 0; ; round++) {
                Optional<Taking.Taken> taken = attempt(process, server, round);
                if (taken.isPresent()) {
                    return taken.get();
                }
                if (isStopped(PAUSE)) {
                    process.end();
                    throw new WaitingEnded();
                }
            }
        }
    }

    private Optional<Taking.Taken> attempt(SharingProcess process, ReadyServer server, int round) {
        try {
            look();
            switch (process.take()) {
                case Taking.Taken taken -> {
                    return Optional.of(taken);
                }
                case Taking.Held held -> server.tell(held);
                case Taking.TooNew newer when round == 0 -> throw new StartupFault(newer.says());
                case Taking.TooNew newer -> server.tell(newer);
            }
            if (round % NOTED == 0) {
                process.note();
            }
        } catch (DatabaseAway e) {
            server.tell(e);
        } catch (AwayAtStart e) {
            server.tell(e);
        }
        return Optional.empty();
    }

    /** The server may have been away before Quarkus started: what can't heal by waiting ends the start here too. */
    private void look() {
        if (!looked) {
            ServerDatabase.prepare(DatabaseSetting.read(settings).orElseThrow(), settings);
            looked = true;
        }
    }

    private boolean isStopped(Duration within) {
        try {
            return stopped.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What earlier processes left open ends before the tables are changed, and these before anything is read. */
    private void begin(SharingProcess process) throws DatabaseAway {
        SiteDriver.begin(process.begun().epoch());
        // Whatever was opened before this epoch is ended below, and must not be lent then.
        pool.flush(AgroalDataSource.FlushMode.ALL);
        process.endEarlier();
        makeTables();
        addresses.onClaim(claim -> process.yields(claim.by()));
        addresses.onQuiet(process::otherHosts);
        process.tell(ActiveListener::taken);
    }

    private void makeTables() {
        DatabaseAddress address = DatabaseSetting.read(settings).orElseThrow();
        try (Connection connection = new PostgresServer(address).connect()) {
            MovedAway.require(connection);
            SiteSchema.make(connection);
        } catch (SQLException e) {
            throw new StartupFault("the site's tables can't be made in " + address + ": " + e.getMessage(), e);
        }
    }
}
