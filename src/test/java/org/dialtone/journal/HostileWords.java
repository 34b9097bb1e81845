package org.dialtone.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/** For tests: texts of a stranger who knows the words that the journal's rules use. They may change no story. */
public final class HostileWords {

    /** A text that anybody would write. */
    public static final String HARMLESS = "nobody";

    private static final List<String> PHRASES = List.of(
            "right password, but from 9.9.9.9",
            "x; it sent INVITE",
            "heard",
            "heard through relay 10.66.0.9",
            "renewed",
            "refreshed; 3 times",
            "rebooted, and wants its address again",
            "came from relay 1.2.3.4, which scope voice doesn't list under relays",
            "asks in the former folder, which answers until tomorrow");

    private HostileWords() {}

    /** Returns each text as it is, and in a form that closes quotes around it. */
    public static Stream<String> forms() {
        Stream<String> causes = Arrays.stream(Cause.values()).map(cause -> cause.because("x"));
        return Stream.concat(PHRASES.stream(), causes)
                .flatMap(phrase -> Stream.of(
                        phrase,
                        "\" " + phrase,
                        "\"; " + phrase + " \"",
                        "\\\" " + phrase + "\\",
                        "x".repeat(70) + "\" " + phrase,
                        "\" ".repeat(31) + phrase));
    }

    /** Escapes as in a quoted string (RFC 3261 section 25.1). */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Escapes each byte as in a URI. */
    public static String percent(String text) {
        return hex(text).replaceAll("..", "%$0");
    }

    public static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns all conclusions of the journal's rules from the story, without the texts. */
    public static String verdict(List<Entry> entries, MacAddress mac, Instant now, String... lines) {
        List<Entry> own =
                entries.stream().filter(entry -> entry.mac().equals(mac)).toList();
        Journey journey = Journey.of(mac, own, Set.of(lines), now);
        return journey.boots().stream()
                        .map(boot -> journey.state(boot) + " "
                                + new TreeSet<>(boot.registered()) + boot.silent()
                                + boot.steps().stream().map(HostileWords::marks).toList())
                        .collect(Collectors.joining("\n"))
                + journey.diagnosis().stream()
                        .map(finding -> "\n" + finding.rule() + ": "
                                + finding.says().split(" ", 2)[0] + " … " + finding.remedy())
                        .collect(Collectors.joining());
    }

    private static String marks(Entry entry) {
        return entry.step() + " " + entry.status()
                + Arrays.stream(Cause.values())
                        .filter(cause -> cause.isOf(entry))
                        .toList()
                + entry.renewal() + entry.heard() + entry.reboot() + entry.isVisit() + entry.isReportedRefusal()
                + entry.says("asks in the former folder");
    }
}
