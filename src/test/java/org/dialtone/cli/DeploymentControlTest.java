package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.MemoryAudit;
import org.dialtone.app.SiteTables;
import org.dialtone.app.TestSite;
import org.dialtone.app.deployment.DeploymentRig;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.site.Review;
import org.junit.jupiter.api.Test;

class DeploymentControlTest {

    private final DeploymentRig rig = new DeploymentRig(10, Set.of());
    private final MemoryAudit audit = new MemoryAudit();
    private final DeploymentControl control = new DeploymentControl(rig.deployments, rig.site, audit);

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
                                + "  waiting for your answer\nWhen are they told? dialtone progress " + revision
                                + " --tell now, tonight or recheck\n"),
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

    private final DeploymentRig large = new DeploymentRig(20, Set.of(20));
    private final Map<String, ControlHandler> told = new DeploymentControl(large.deployments, large.site, audit)
            .telling(Map.of("apply", this::apply, "import", this::take));

    private Answer apply(List<String> words, String yaml) {
        Review review = words.contains("dry-run")
                ? large.site.check(yaml)
                : large.site.apply(Actor.command("apply"), yaml, TestSite.ANY);
        return new Answer(review.ok() ? 0 : 1, "done\n");
    }

    private Answer take(List<String> words, String csv) {
        Review review = new SiteTables(large.site)
                .take(Actor.command("import"), csv, words.contains("dry-run"))
                .review();
        return new Answer(review.ok() ? 0 : 1, "done\n");
    }

    private String tell(String command, String text) {
        List<String> words = List.of(command.split(" "));
        return told.get(words.getFirst())
                .handle(words.subList(1, words.size()), text)
                .text();
    }

    @Test
    void whoChangesTheSiteIsToldWhichPhonesAreTold() {
        String two = large.yaml().replace("Room 3\"", "Bar\"").replace("Room 20\"", "Pool\"");
        assertEquals(
                "done\n1 phone would be told\n1 phone that would restart, or might, about which the box asks first\n  "
                        + large.mac(20) + "  asked about; it restarts, or may\n  " + large.mac(3)
                        + "  told by itself\n",
                tell("apply dry-run", two));
        long next = large.site.revision() + 1;
        assertEquals(
                "done\n1 phone told now; dialtone progress " + next + " says how far it is\n"
                        + "1 phone that would restart, or might, about which the box asks first. When are they told? "
                        + "dialtone progress " + next + " --tell now, tonight or recheck\n",
                tell("apply", two));
        assertEquals("done\n", tell("apply", two), "nothing changes");
        assertEquals("done\n", tell("apply", "phones: 7"), "a fault");
    }

    @Test
    void whoImportsATableToo() {
        String csv = "number,name\n1001,A\n1002,B\n1003,C\n";
        assertEquals(
                "done\n3 phones, more than a tenth, about which the box asks first",
                tell("import dry-run", csv).lines().limit(2).collect(Collectors.joining("\n")));
        assertEquals("done\n", tell("import dry-run", "number,name\n1001,A\n1001,B\n"), "a fault");
    }
}
