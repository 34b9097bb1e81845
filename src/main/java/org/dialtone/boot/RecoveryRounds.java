package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
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
    private static final int LATER = 6_000;

    private final RecoveryWatch recovery;
    private final MissedBoots missed;
    private final Provisioner provisioner;
    private final DhcpEngine engine;
    private final Registrar registrar;

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

    void start(@Observes @Priority(LATER) StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline()) {
            ScheduledExecutorService thread = rounds.thread("recovery");
            provisioner.holdFirmware(recovery::isBusy);
            engine.crowd(recovery::isBusy);
            registrar.crowd(recovery::isBusy);
            Recurring.sparingly(
                    thread,
                    "phones that booted without the box couldn't be told",
                    missed::look,
                    EVERY_SECONDS,
                    MISSED_SECONDS,
                    TimeUnit.SECONDS);
            Recurring.sparingly(
                    thread,
                    "the phones that are back couldn't be counted",
                    recovery::look,
                    EVERY_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }
}
