package org.dialtone.site.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.OptionShape;
import org.dialtone.journal.Language;
import org.dialtone.site.model.SiteObjects.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlawWordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");
    private static final Pattern USE = Pattern.compile("\\bFlaw\\.([A-Z_0-9]+)");
    private static final Map<String, String> TEXTS = FlawWords.english().texts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachFlawHasASentenceAndARemedyWithItsDetailsInEachLanguage(Language language) {
        Map<String, String> texts = FlawWords.of(language).texts();
        assertEquals(TEXTS.keySet(), texts.keySet());
        for (Flaw flaw : Flaw.values()) {
            for (String part : List.of(".says", ".remedy")) {
                String text = texts.get(flaw + part);
                assertFalse(text == null || text.isBlank() || text.matches(".*[^.][.]"), flaw + part + ": " + text);
                assertEquals(details(flaw, TEXTS.get(flaw + part)), details(flaw, text), flaw + part);
            }
        }
    }

    /** The details that a text names; other words in braces belong to examples. */
    private static Set<String> details(Flaw flaw, String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .filter(flaw.details()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> known = Stream.of(
                        Arrays.stream(Flaw.values()).flatMap(each -> Stream.of(each + ".says", each + ".remedy")),
                        Arrays.stream(Group.values()).map(each -> "object." + each),
                        Arrays.stream(OptionShape.values()).map(each -> "shape." + each),
                        Stream.of("or", "and"))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        assertEquals(known, TEXTS.keySet());
    }

    @Test
    void eachFlawIsFoundSomewhere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> unused =
                    Arrays.stream(Flaw.values()).map(Flaw::name).collect(Collectors.toCollection(TreeSet::new));
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USE.matcher(read(file)).results())
                    .forEach(use -> unused.remove(use.group(1)));
            assertEquals(Set.of(), unused);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | row 3: "x" is not known here     | write server or listen         | there is no extension 1001
            GERMAN  | Zeile 3: „x“ ist hier nicht bekannt | schreiben Sie server oder listen | Nebenstelle 1001 gibt es nicht
            FRENCH  | ligne 3 : « x » n'est pas connu ici | écrivez server ou listen      | poste 1001 n'existe pas
            """)
    void theReadersLanguageWordsDetailsToo(Language language, String says, String remedy, String missing) {
        Complaint inside = Complaint.of(Flaw.WORD_UNKNOWN, "x", List.of("server", "listen"));
        Complaint row = Complaint.of(Flaw.ROW_AT_FAULT, 3, inside);
        assertEquals(says, row.says(language));
        assertEquals(remedy, row.remedy(language));
        assertEquals(
                missing,
                Complaint.of(Flaw.OBJECT_MISSING, ObjectName.of(Group.EXTENSIONS, "1001"))
                        .says(language));
    }

    @Test
    void aHostileDetailSteersNothing() {
        Complaint hostile = Complaint.of(Flaw.TIMEZONE_MISSPELT, "{near}\u001b[31m$1\\" + "x".repeat(900), "A/B");
        assertTrue(hostile.says().startsWith("\"{near}?[31m$1\\xxx"), hostile.says());
        assertEquals("did you mean A/B?", hostile.remedy());
        assertEquals(403, hostile.says().length());
        assertEquals(403, hostile.details().get("text").length());
    }

    @Test
    void aComplaintHasTheDetailsOfItsFlaw() {
        assertThrows(IllegalArgumentException.class, () -> Complaint.of(Flaw.EXTENSION_UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> Complaint.of(Flaw.EXTENSION_UNKNOWN, "1", "2"));
        assertEquals(
                Map.of("number", "1001"),
                Complaint.of(Flaw.EXTENSION_UNKNOWN, 1001).details());
    }
}
