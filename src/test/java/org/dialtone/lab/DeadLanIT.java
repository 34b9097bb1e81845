package org.dialtone.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch port of the active machine brings nothing any more, though its light is on: the other one serves. */
@Tag("root")
@Tag("loss")
class DeadLanIT {

    private static final int PHONES = 20;

    @TempDir
    private Path folder;

    @Test
    void theOneThatHearsPhonesServes() throws IOException, InterruptedException {
        try (TakeoverRounds rounds = new TakeoverRounds(folder, List.of("a", "b"), PHONES, 1)) {
            rounds.begin(2_000, 1);
            TakeoverRounds.Round round = rounds.round(new TakeoverRounds.Plan(TakeoverFault.DEAD_LAN, Duration.ZERO));
            System.out.println(round);
            assertEquals(List.of(), rounds.faults(), () -> round + "\n" + rounds.story());
            assertTrue(round.firstAck() < 60_000, () -> round + "\n" + rounds.story());
        }
    }
}
