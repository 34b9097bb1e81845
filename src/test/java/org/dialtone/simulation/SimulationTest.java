package org.dialtone.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few seeds in each build; {@code make simulation} runs as many as one likes. */
class SimulationTest {

    private static final RealPacks PACKS = RealPacks.load();
    private static final int PHONES = 10;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBoxKeepsItsPromises(long seed) {
        SeededRun run = new SeededRun(seed, PHONES, PACKS);
        try {
            run.run();
        } catch (Violation violation) {
            Assertions.fail(run.summary() + "\n" + run.story(violation) + "\n" + violation.getMessage());
        }
    }

    /** In memory, and on files. */
    @ParameterizedTest
    @ValueSource(longs = {3, 5})
    void aSeedRunsTheSameWayEachTime(long seed) {
        List<Long> hashes = IntStream.range(0, 2)
                .mapToObj(_ -> {
                    SeededRun run = new SeededRun(seed, PHONES, PACKS);
                    run.run();
                    return run.hash();
                })
                .toList();
        assertEquals(hashes.getFirst(), hashes.getLast());
    }
}
