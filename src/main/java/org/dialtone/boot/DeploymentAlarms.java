package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.app.deployment.DeploymentProgress;
import org.dialtone.app.deployment.DeploymentProgress.State;
import org.dialtone.app.deployment.Deployments;
import org.dialtone.app.deployment.PhoneStage;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/** The alarm that a change of the site waits for an answer, which whoever made it hasn't seen, or left open. */
@Singleton
final class DeploymentAlarms {

    /** Whoever made it has this time to answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Deployments deployments;
    private final InstantSource clock;

    DeploymentAlarms(Deployments deployments, InstantSource clock) {
        this.deployments = deployments;
        this.clock = clock;
    }

    List<AlarmSource> sources() {
        return List.of(new AlarmSource(Event.SITE_CHANGE_ASKS, this::asking));
    }

    private Map<String, Details> asking() {
        Instant now = clock.instant();
        return BoxAlarms.each(
                deployments.all().stream()
                        .filter(each -> each.state() == State.ASKS
                                && each.at().plus(PATIENCE).isBefore(now))
                        .toList(),
                each -> Long.toString(each.revision()),
                DeploymentAlarms::details);
    }

    private static Details details(DeploymentProgress progress) {
        return Details.of(Detail.REVISION, progress.revision()).with(Detail.PHONES, progress.at(PhoneStage.ASKS));
    }
}
