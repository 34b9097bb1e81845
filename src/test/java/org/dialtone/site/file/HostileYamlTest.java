package org.dialtone.site.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile files end with findings, soon, and never with an exception. */
class HostileYamlTest {

    private static final String GOOD = """
            dialtone: 1
            site: {name: Harbour, timezone: Europe/Athens}
            dhcp:
              options: {66: "{root}", ntp-servers: [10.66.0.1]}
              scopes: [{name: voice, subnet: 10.66.0.0/16, pools: [10.66.1.1-10.66.2.1], leaseTime: 7d}]
            extensions: [{number: 1001, name: "Bar"}]
            phones: [{mac: 00:15:65:aa:bb:cc, lines: [1001]}]
            """;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        " [\n".repeat(100_000),
                        "line 21: nested deeper than 20 levels; a site file needs no more than 8"),
                Arguments.of(
                        "{a: ".repeat(100_000),
                        "line 1: nested deeper than 20 levels; a site file needs no more than 8"),
                Arguments.of(
                        "- ".repeat(100_000), "line 1: nested deeper than 20 levels; a site file needs no more than 8"),
                Arguments.of(
                        "#" + "x".repeat(17 << 20),
                        "line 1: the file is larger than 16 MiB; a site file of 50,000 phones has about 8 MiB: is this one?"),
                Arguments.of(
                        "# " + "€".repeat((16 << 20) / 3),
                        "line 1: the file is larger than 16 MiB; a site file of 50,000 phones has about 8 MiB: is this one?"),
                Arguments.of(
                        "dialtone: 1\n\u0000",
                        "line 2: not YAML: the character U+0000 isn't text; the file must be plain text in UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedInOneLine(String yaml, String finding) {
        assertEquals(List.of(finding), found(yaml));
    }

    @Test
    void aliasesDontMultiply() {
        String laughs = "a: &a [x, x]\n"
                + IntStream.range(0, 24)
                        .mapToObj(i -> {
                            String before = i == 0 ? "a" : "b" + (i - 1);
                            return "b" + i + ": &b" + i + " [*" + before + ", *" + before + "]";
                        })
                        .collect(Collectors.joining("\n"));
        assertTrue(found(laughs).contains("line 2, b0[0]: aliases (*a) are not taken; write the value out"));
    }

    @Test
    void afterAThousandFindingsNobodyReadsOn() {
        String many = "dialtone: 1\ndhcp:\n  options: {"
                + IntStream.range(0, 5000).mapToObj(i -> "nonsense" + i + ": x").collect(Collectors.joining(", "))
                + "}\n";
        List<String> found = found(many);
        assertEquals(1001, found.size());
        assertTrue(found.contains("line 3: there are more than 1000 findings; mend these first"));
        assertNull(SiteReader.read(many).document());
    }

    @Test
    void whateverIsBrokenInAGoodFileIsToldNotThrown() {
        SplittableRandom random = new SplittableRandom(42);
        String requestFactory = "{}[]:,-#&*!|>'\"%@`? \n\tx0";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int i = 0; i <= random.nextInt(4); i++) {
                text.setCharAt(
                        random.nextInt(text.length()), requestFactory.charAt(random.nextInt(requestFactory.length())));
            }
            Reading reading = SiteReader.read(text.toString());
            assertTrue(reading.document() != null || !found(text.toString()).isEmpty(), text::toString);
        }
    }

    private static List<String> found(String yaml) {
        return SiteReader.read(yaml).findings().inOrder().stream()
                .map(Finding::toString)
                .toList();
    }
}
