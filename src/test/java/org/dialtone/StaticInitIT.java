package org.dialtone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dialtone.lab.ChildJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Quarkus runs a part of the program's start while it builds a native image, and the image keeps each bean that this
 * made: a clock would go on from the hour of the build, on each machine, at each start.
 */
class StaticInitIT {

    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    private static final List<String> LINES = new ArrayList<>();

    @BeforeAll
    static void runThatPart() throws IOException, URISyntaxException {
        Path tests = Path.of(StaticInitIT.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (ChildJvm child = ChildJvm.start(
                List.of("env", BuildTimeTest.OPTIONS), JAR + File.pathSeparator + tests, StaticInitState.class)) {
            LINES.addAll(child.lines());
        }
        assertTrue(
                LINES.stream().anyMatch(line -> line.startsWith(BuildTimeState.END)), () -> String.join("\n", LINES));
    }

    /** What a bean of these is injected, the image keeps too. */
    @Test
    void onlyTheFormOfJsonIsMade() {
        assertEquals(Set.of("org.dialtone.web.api.ViewJson"), starting(StaticInitState.BEAN));
    }

    @Test
    void nothingThatWasMadeBelongsToTheMachineOrTheHour() {
        assertEquals(Set.of(), starting(BuildTimeState.FOUND));
    }

    @Test
    void nothingIsInitialisedThatWaitsForRunTime() {
        List<String> initialised = BuildTimeTest.initialised(LINES);
        assertTrue(initialised.contains("io.quarkus.runner.ApplicationImpl"));
        assertEquals(
                List.of(),
                initialised.stream()
                        .filter(name -> name.startsWith("org.dialtone.") && BuildTimeTest.waits(name))
                        .toList());
    }

    private static Set<String> starting(String prefix) {
        return new TreeSet<>(LINES.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList());
    }
}
