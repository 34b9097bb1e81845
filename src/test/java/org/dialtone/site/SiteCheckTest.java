package org.dialtone.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of faults is a table: a site file's text, and all findings in it. */
class SiteCheckTest {

    private static final Path TABLES = Path.of("src/test/resources/site");

    private final SiteCheck check = new SiteCheck(TestPacks.packs());

    record Case(String file, String yaml, String findings) {

        @Override
        public String toString() {
            return file + ": " + findings.lines().findFirst().orElse("nothing found");
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        "values.txt",
                        "structure.txt",
                        "scopes.txt",
                        "clients.txt",
                        "phones.txt",
                        "access.txt",
                        "settings.txt",
                        "network.txt",
                        "later.txt")
                .flatMap(SiteCheckTest::table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsEveryFaultOfACase(Case one) {
        assertEquals(one.findings(), found(one.yaml()), one.yaml());
    }

    @Test
    void takesEveryKeyOfTheDesign() throws IOException {
        Review review = check.check(Files.readString(TABLES.resolve("everything.yaml")));
        assertTrue(review.ok(), () -> review.findings().toString());
    }

    @Test
    void theDemoSiteIsFlawless() throws IOException {
        assertEquals(
                List.of(),
                check.check(Files.readString(Path.of("src/main/resources/demo-site.yaml")))
                        .findings());
    }

    @Test
    void aFaultOnlyKeepsTheFileFromBeingApplied() {
        assertTrue(check.check("dialtone: 1").ok());
        assertFalse(check.check("dialtone: 2").ok());
    }

    private String found(String yaml) {
        return check.check(yaml).findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /**
     * A line of equals signs separates cases, dashes separate findings from YAML. Each site gets a time zone, so that
     * no finding mentions it.
     */
    private static Stream<Case> table(String file) {
        try {
            return Arrays.stream(Files.readString(TABLES.resolve(file)).split("(?m)^====+\n"))
                    .filter(text -> !text.isBlank())
                    .map(text -> text.split("(?m)^----+\n", -1))
                    .map(parts -> new Case(file, parts[0], parts[1].stripTrailing()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
