package org.dialtone.app.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialtone.app.Actor;
import org.junit.jupiter.api.Test;

/** Changes of a large site, with the files of three vendors' real packs; how long they take is printed alone. */
class DeploymentSizeTest {

    private static final int PHONES = 5_000;
    private static final Actor OPERATOR = new Actor(Actor.Kind.CONSOLE, "anna", null);

    private final DeploymentRig rig = new DeploymentRig(PHONES, Set.of());

    @Test
    void aRenameAmong5000PhonesTellsTheOneAndAChangeOfAllIsToldOnceToEach() {
        follow("a rename", Map.of(77, "Lounge"));
        assertEquals(Set.of(77), Set.copyOf(rig.told));
        rig.told.clear();
        rig.times = 0;
        follow(
                "new names for all",
                IntStream.rangeClosed(1, PHONES).boxed().collect(Collectors.toMap(Function.identity(), i -> "R " + i)));
        assertEquals(PHONES, rig.told.size());
        assertEquals(PHONES, rig.times);
    }

    /** Changes names, has the phones told, and waits until all have them. */
    private void follow(String what, Map<Integer, String> names) {
        long began = System.nanoTime();
        rig.rename(OPERATOR, names);
        long saved = System.nanoTime();
        long revision = rig.site.revision();
        int ticks = 0;
        long longest = 0;
        for (DeploymentProgress.State state = null; state != DeploymentProgress.State.DONE; ticks++) {
            long tick = System.nanoTime();
            rig.tick();
            longest = Math.max(longest, System.nanoTime() - tick);
            state = rig.deployments.of(revision).orElseThrow().state();
            if (state == DeploymentProgress.State.ASKS) {
                rig.deployments.tell(revision, TellTime.NOW);
            }
        }
        System.out.printf(
                "%s among %d phones: saved in %d ms, all %d told and come after %d s; the longest second took %d ms%n",
                what,
                PHONES,
                Duration.ofNanos(saved - began).toMillis(),
                rig.told.size(),
                ticks,
                Duration.ofNanos(longest).toMillis());
    }
}
