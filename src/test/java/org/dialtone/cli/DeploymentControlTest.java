package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.dialtone.app.Actor;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.deployment.DeploymentRig;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.junit.jupiter.api.Test;

class DeploymentControlTest {

    private final DeploymentRig rig = new DeploymentRig(10, Set.of());
    private final MemoryAudit audit = new MemoryAudit();
    private final DeploymentControl control = new DeploymentControl(rig.deployments, audit);

    private Answer ask(String... words) {
        return control.handlers().get("progress").handle(Arrays.asList(words), "");
    }

    @Test
    void itSaysHowFarAChangeIsAndWhichPhonesLackItAndTakesTheAnswer() {
        assertEquals(new Answer(0, ""), ask());
        rig.rename(new Actor(Actor.Kind.CONSOLE, "anna", null), Map.of(1, "Bar", 2, "Pool"));
        String revision = Long.toString(rig.site.revision());
        rig.tick();
        String line = revision + "  0 of 2 have it, 2 waiting for your answer\n";
        assertEquals(new Answer(0, line), ask());
        assertEquals(
                new Answer(
                        0,
                        line + "  " + rig.mac(1) + "  waiting for your answer\n  " + rig.mac(2)
                                + "  waiting for your answer\n"),
                ask(revision));
        assertEquals(new Answer(1, "soon is neither now, tonight nor recheck\n"), ask(revision, "soon"));
        assertEquals(0, ask(revision, "now").status());
        rig.off.add(2);
        rig.tick();
        rig.tick();
        assertEquals(
                new Answer(
                        0,
                        revision + "  1 of 2 have it, 1 not reachable\n  " + rig.mac(2)
                                + "  not reachable: it doesn't answer\n"),
                ask(revision));
        assertEquals("COMMAND progress deployment_timed revision " + revision + " now", audit.lines());
        assertEquals(1, ask("99").status());
    }
}
