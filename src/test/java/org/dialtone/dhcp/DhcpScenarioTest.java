package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays {@code scenarios.txt}: sections named by RFC and rule; each is a conversation with its outcomes, compared
 * whole.
 */
class DhcpScenarioTest {

    @TestFactory
    Stream<DynamicTest> scenarios() throws IOException {
        return sections().stream()
                .map(section -> DynamicTest.dynamicTest(section.getFirst().substring(2), () -> play(section)));
    }

    private static void play(List<String> section) {
        Lan lan = new Lan();
        List<String> played = new ArrayList<>();
        for (String line : section) {
            String said = line.contains(" => ") ? line.substring(0, line.indexOf(" => ")) : line;
            String outcome = line.startsWith("#") ? "" : lan.play(said);
            played.add(outcome.isEmpty() ? said : said + " => " + outcome);
        }
        assertEquals(String.join("\n", section), String.join("\n", played));
    }

    private static List<List<String>> sections() throws IOException {
        List<List<String>> sections = new ArrayList<>();
        try (var in = DhcpScenarioTest.class.getResourceAsStream("scenarios.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(text -> !text.isBlank())
                    .toList()) {
                if (line.startsWith("# ")) {
                    sections.add(new ArrayList<>());
                }
                sections.getLast().add(line);
            }
        }
        return sections;
    }
}
