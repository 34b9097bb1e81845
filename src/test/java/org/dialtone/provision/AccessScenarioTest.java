package org.dialtone.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays stories of who gets which file: {@code src/test/resources/org/dialtone/provision/access.txt}. */
class AccessScenarioTest {

    record Story(String title, List<String> lines) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Story> stories() throws IOException {
        String all = Files.readString(Path.of("src/test/resources/org/dialtone/provision/access.txt"));
        return Arrays.stream(all.split("(?m)^== "))
                .skip(1)
                .map(story -> story.lines().filter(line -> !line.isBlank()).toList())
                .map(lines -> new Story(lines.getFirst(), lines.subList(1, lines.size())));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void eachPhoneOfAScenarioIsServedAsTold(Story story) {
        ProvisioningRig counter = new ProvisioningRig();
        for (String line : story.lines()) {
            String[] parts = line.split(" => ", 2);
            String came = counter.act(parts[0]);
            assertEquals(parts.length == 1 ? "" : parts[1], came, line);
        }
    }
}
