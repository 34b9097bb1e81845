package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines over one database serve 300 phones that never rest, while whichever is active fails. What was acknowledged on
 * the wire is in the database, no address has two holders, a machine says nothing when it isn't its turn, and new phones
 * are up soon after each fault. {@code -Dtakeover.seed} repeats an order of faults.
 */
@Tag("root")
@Tag("loss")
class TakeoverRoundsIT {

    private static final int PHONES = 300;
    private static final long PACE = 9_000;
    private static final int FEW = 5;

    @TempDir
    private Path folder;

    /**
     * The same faults in each build, so that what fails it is what has changed. Other tests run beside it, and a start
     * takes longer than where machines are machines.
     */
    @Test
    void fiveFaults() throws IOException, InterruptedException {
        long seed = Long.getLong("takeover.seed", 9);
        List<TakeoverFault> faults = new ArrayList<>(List.of(TakeoverFault.values()));
        Collections.shuffle(faults, new Random(seed));
        List<TakeoverRounds.Plan> plans = faults.stream()
                .limit(FEW)
                .map(fault -> new TakeoverRounds.Plan(fault, Duration.ofSeconds(2)))
                .toList();
        run(List.of("a", "b"), plans, Duration.ofMinutes(1), seed);
    }

    /**
     * As many as {@code -Dtakeover.rounds} says; frozen machines sleep for up to a minute. {@code -Dtakeover.soon}, in
     * seconds, is for a machine that does other work beside.
     */
    @Tag("soak")
    @Test
    void manyRounds() throws IOException, InterruptedException {
        long seed = Long.getLong("takeover.seed", System.nanoTime() % 100_000);
        Random random = new Random(seed);
        List<TakeoverRounds.Plan> plans = Stream.generate(() -> TakeoverRounds.Plan.any(random))
                .limit(Integer.getInteger("takeover.rounds", 100))
                .toList();
        run(List.of("a", "b", "c"), plans, Duration.ofSeconds(Long.getLong("takeover.soon", 30)), seed);
    }

    /** @param soon within this time a new phone is up; nobody waits for anything twice as long */
    private void run(List<String> machines, List<TakeoverRounds.Plan> plans, Duration soon, long seed)
            throws IOException, InterruptedException {
        System.out.println("takeover.seed " + seed);
        try (TakeoverRounds rounds = new TakeoverRounds(folder, machines, PHONES, plans.size())) {
            rounds.begin(PACE, seed);
            for (TakeoverRounds.Plan plan : plans) {
                TakeoverRounds.Round round = rounds.round(plan);
                System.out.println(round);
                assertEquals(List.of(), rounds.faults(), () -> round + "\n" + rounds.story());
                assertTrue(round.newPhones() < soon.toMillis(), () -> round + "\n" + rounds.story());
                assertTrue(round.longest() < 2 * soon.toMillis(), () -> round + "\n" + rounds.story());
            }
            System.out.println(rounds.tally());
            String captured = rounds.captured();
            assertTrue(captured.contains("\n0 packets dropped by kernel"), captured);
        }
    }
}
