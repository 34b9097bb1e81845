package org.dialtone.docs;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Event;
import org.dialtone.journal.Reason;
import org.junit.jupiter.api.Test;

/** {@code src/docs/events.md} against the catalogue, whole. */
class EventsReferenceTest {

    private static final String PAGE = "events.md";
    private static final Path CATALOGUE = Path.of("src/main/resources/org/dialtone/journal/events.properties");

    private final Properties words = words();

    @Test
    void thePageHasEveryStepWithItsSentence() throws IOException {
        List<String> rows = Arrays.stream(Event.values())
                .filter(event -> event.step() != null)
                .map(event -> GeneratedTable.row(
                        code(event.name()), event.step().name(), word(event.severity()), text(event + ".says")))
                .toList();
        GeneratedTable.compare(PAGE, rows, "event", "step", "severity", "says");
    }

    @Test
    void thePageHasEveryFindingWithItsRemedy() throws IOException {
        List<String> rows = Arrays.stream(Event.values())
                .filter(event -> event.rule() != null)
                .map(event -> GeneratedTable.row(
                        code(event.name()),
                        code(event.rule()),
                        word(event.severity()),
                        text(event + ".says"),
                        text(event + ".remedy")))
                .toList();
        GeneratedTable.compare(PAGE, rows, "event", "rule", "severity", "finds", "remedy");
    }

    @Test
    void thePageHasEveryAlarmWithItsRemedy() throws IOException {
        List<String> rows = Arrays.stream(Event.values())
                .filter(event -> event.step() == null && event.rule() == null)
                .map(event -> GeneratedTable.row(
                        code(event.name()), word(event.severity()), text(event + ".says"), text(event + ".remedy")))
                .toList();
        GeneratedTable.compare(PAGE, rows, "alarm", "severity", "says", "remedy");
    }

    @Test
    void thePageHasEveryReason() throws IOException {
        List<String> rows = Arrays.stream(Reason.values())
                .map(reason -> GeneratedTable.row(code(reason.name()), text("why." + reason)))
                .toList();
        GeneratedTable.compare(PAGE, rows, "reason", "clause");
    }

    @Test
    void thePageHasEveryDetail() throws IOException {
        List<String> rows = Arrays.stream(Detail.values())
                .map(detail -> GeneratedTable.row(code(detail.name()), word(detail.kind())))
                .toList();
        GeneratedTable.compare(PAGE, rows, "detail", "kind");
    }

    private String text(String key) {
        return words.getProperty(key, "");
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Properties words() {
        Properties words = new Properties();
        try (Reader text = Files.newBufferedReader(CATALOGUE, StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return words;
    }
}
