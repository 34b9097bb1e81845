package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.dhcp.HeardRelay;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Grounds;
import org.dialtone.journal.Language;
import org.dialtone.journal.Reason;
import org.dialtone.journal.Translation;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.site.model.Complaint;
import org.dialtone.site.model.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SaidTest {

    private static final Set<String> VERDICTS = Arrays.stream(HeardRelay.Verdict.values())
            .map(each -> "relay." + each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    private static final Pattern KEY = Pattern.compile("Said\\s*\\.of\\(\\s*\"([\\w.]+)\"");

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachLanguageHasTheSameKeysAndPlaces(Language language) {
        assertEquals(List.of(), Translation.faults(Said.texts(Language.ENGLISH), Said.texts(language)));
    }

    @Test
    void eachKeyThatAClassNamesIsInTheCatalogue() throws IOException {
        Set<String> missing = new TreeSet<>();
        int keys = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                for (MatchResult found :
                        KEY.matcher(Files.readString(file)).results().toList()) {
                    keys++;
                    if (!found.group(1).endsWith(".")
                            && !Said.texts(Language.ENGLISH).containsKey(found.group(1))) {
                        missing.add(file.getFileName() + ": " + found.group(1));
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(keys > 40, keys + " keys");
    }

    @Test
    void eachKeyIsUsed() throws IOException {
        String sources = sources();
        assertEquals(
                List.of(),
                Said.texts(Language.ENGLISH).keySet().stream()
                        .filter(key -> !isUsed(key, sources))
                        .sorted()
                        .toList());
    }

    /** Named as a whole, or made of a beginning and an end that are both named, or of a relay's verdict. */
    private static boolean isUsed(String key, String sources) {
        int end = key.indexOf('.') + 1;
        return sources.contains("\"" + key + "\"")
                || sources.contains("\"" + key.substring(0, end) + "\"")
                        && (sources.contains("\"" + key.substring(end) + "\"") || VERDICTS.contains(key));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @EnumSource(HeardRelay.Verdict.class)
    void eachVerdictOnARelayHasWords(HeardRelay.Verdict verdict) {
        assertTrue(Said.texts(Language.ENGLISH)
                .containsKey(Clauses.why(
                                new HeardRelay(Ip4.ANY, Ip4.ANY, "voice", true, verdict, 1, java.time.Instant.EPOCH))
                        .key()));
    }

    @Test
    void aClauseIsWordedWithAllThatStandsInIt() {
        Grounds who = Grounds.of(Reason.SEEN_ANOTHER)
                .with(Detail.ASKED, Ip4.of("10.66.0.9"))
                .with(Detail.CLIENT, MacAddress.of("00:15:65:00:00:01"))
                .with(Detail.DEVICE, MacAddress.of("00:15:65:00:00:02"));
        List<?> both = List.of(who, Said.of("console.closed", Said.of("console.voice"), "eth1"));
        assertEquals(
                "10.66.0.9 is said to be 00:15:65:00:00:01's, but 00:15:65:00:00:02 answers or is registered there;"
                        + " The console is closed to voice interfaces; open: eth1.",
                Said.worded(both, Language.ENGLISH));
        assertEquals(
                "10.66.0.9 soll 00:15:65:00:00:01 gehören, aber 00:15:65:00:00:02 antwortet dort oder ist dort"
                        + " registriert; An den Schnittstellen der Telefone ist die Konsole geschlossen; offen: eth1.",
                Said.worded(both, Language.GERMAN));
        Complaint many = Complaint.of(Flaw.ADOPTIONS_TOO_MANY, 20);
        assertEquals(many.says() + ": " + many.remedy(), Said.told(many).says());
    }

    @Test
    void aValueThatLooksLikeAPlaceIsLeftAsItIs() {
        assertEquals("{1} on $0", Said.of("router.silent", "{1}", "$0").says());
    }

    @Test
    void aClauseIsASentenceToo() {
        assertEquals("Nein: {0}.", Said.of("not.because", "{0}").sentence(Language.GERMAN));
    }
}
