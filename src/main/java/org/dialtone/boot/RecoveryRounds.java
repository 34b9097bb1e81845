package org.dialtone.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Settings;
import org.dialtone.app.view.MissedBoots;
import org.dialtone.app.view.RecoveryWatch;
import org.dialtone.dhcp.DhcpEngine;
import org.dialtone.provision.Provisioner;
import org.dialtone.sip.Registrar;

/** Counts every few seconds how many phones are back, as long as some are awaited, and what that decides. */
@Singleton
final class RecoveryRounds {

    private static final long EVERY_SECONDS = 2;
    private static final long MISSED_SECONDS = 5;
    /** It rests so many times as long as it counted. */
    private static final long REST = 19;

    private static final int LATER = 6_000;

    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recovery").factory());
    private final RecoveryWatch recovery;
    private final MissedBoots missed;
    private final Provisioner provisioner;
    private final DhcpEngine engine;
    private final Registrar registrar;
    /** By {@link System#nanoTime}; on the thread that counts alone. */
    private long rested = System.nanoTime();

    RecoveryRounds(
            RecoveryWatch recovery,
            MissedBoots missed,
            Provisioner provisioner,
            DhcpEngine engine,
            Registrar registrar) {
        this.recovery = recovery;
        this.missed = missed;
        this.provisioner = provisioner;
        this.engine = engine;
        this.registrar = registrar;
    }

    void start(@Observes @Priority(LATER) StartupEvent event, Settings settings) {
        if (!settings.offline()) {
            provisioner.holdFirmware(recovery::isBusy);
            engine.crowd(recovery::isBusy);
            registrar.crowd(recovery::isBusy);
            Recurring.on(
                    rounds,
                    "phones that booted without the box couldn't be told",
                    missed::look,
                    EVERY_SECONDS,
                    MISSED_SECONDS,
                    TimeUnit.SECONDS);
            Recurring.on(
                    rounds,
                    "the phones that are back couldn't be counted",
                    this::count,
                    EVERY_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    /** The longer a count takes, the seldomer it is made: phones that boot need the box. */
    private void count() {
        long begins = System.nanoTime();
        if (begins - rested >= 0) {
            recovery.look();
            rested = System.nanoTime() + REST * (System.nanoTime() - begins);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.shutdownNow();
    }
}
