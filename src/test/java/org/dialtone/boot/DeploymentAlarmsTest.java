package org.dialtone.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Actor;
import org.dialtone.app.deployment.DeploymentRig;
import org.dialtone.app.deployment.TellTime;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.junit.jupiter.api.Test;

class DeploymentAlarmsTest {

    private final DeploymentRig rig = new DeploymentRig(10, Set.of());
    private final DeploymentAlarms alarms = new DeploymentAlarms(rig.deployments, rig.clock);

    private Map<String, Details> asking() {
        return alarms.sources().getFirst().present().get();
    }

    @Test
    void aQuestionThatIsOpenForTwoMinutesIsAnAlarmUntilItIsAnswered() {
        rig.rename(new Actor(Actor.Kind.API, "anna", null), Map.of(1, "Bar", 2, "Pool"));
        rig.tick();
        assertEquals(Map.of(), asking());
        rig.hand.pass(Duration.ofMinutes(3));
        long revision = rig.site.revision();
        assertEquals(
                Map.of(
                        Long.toString(revision),
                        Details.of(Detail.REVISION, revision).with(Detail.PHONES, 2)),
                asking());
        rig.deployments.tell(revision, TellTime.RECHECK);
        assertEquals(Map.of(), asking());
    }
}
