package org.dialtone.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dialtone.app.PhonesInCall;
import org.dialtone.app.Recurring;
import org.dialtone.app.Rounds;
import org.dialtone.app.Settings;
import org.dialtone.app.SiteBook;
import org.dialtone.app.rollout.RolloutNotice;
import org.dialtone.app.rollout.Rollouts;
import org.dialtone.app.view.FirmwareViews;
import org.dialtone.app.view.RunningFirmware;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.Resync;
import org.dialtone.phone.Resync.Answer;
import org.dialtone.phone.Resync.Purpose;
import org.dialtone.provision.ProvisionPlan;

/** Looks every few seconds how far rollouts of firmware have come, on a thread that may wait. */
@Singleton
final class RolloutRounds {

    private static final long EVERY_SECONDS = 2;

    private final SiteBook site;
    private final Fleet fleet;
    private final Rollouts rollouts;
    private final FirmwareViews views;
    private final PhonesInCall calls;
    private final Resync resync;

    RolloutRounds(
            SiteBook site, Fleet fleet, Rollouts rollouts, FirmwareViews views, PhonesInCall calls, Resync resync) {
        this.site = site;
        this.fleet = fleet;
        this.rollouts = rollouts;
        this.views = views;
        this.calls = calls;
        this.resync = resync;
    }

    void begin(@Observes StartupEvent event, Rounds rounds, Settings settings) {
        if (!settings.offline()) {
            Recurring.on(
                    rounds.thread("rollouts"),
                    "the box can't look how far rollouts of firmware have come",
                    this::look,
                    EVERY_SECONDS,
                    EVERY_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    private void look() {
        ProvisionPlan plan = site.plans().provision();
        boolean any = plan.firmware().stream().anyMatch(firmware -> firmware.rollout() != null);
        List<RunningFirmware> phones = any ? views.all() : List.of();
        RolloutNotice notice =
                new RolloutNotice(calls.now(), mac -> resync.tell(mac, Purpose.PROVISION) instanceof Answer.Sent);
        rollouts.look(plan, fleet.packs(), phones, notice);
    }
}
