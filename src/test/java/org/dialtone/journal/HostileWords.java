package org.dialtone.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;

/** For tests: texts of a stranger who knows the journal's words, its events and its files. They may change no story. */
public final class HostileWords {

    /** A text that anybody would write. */
    public static final String HARMLESS = "nobody";

    /** Words by which an older version decided. */
    private static final List<String> PHRASES = List.of(
            "right password, but from 9.9.9.9",
            "x; it sent INVITE",
            "heard",
            "heard through relay 10.66.0.9",
            "renewed",
            "refreshed; 3 times",
            "rebooted, and wants its address again",
            "came from relay 1.2.3.4, which scope voice doesn't list under relays",
            "asks in the former folder, which answers until tomorrow",
            "unknown phone: x",
            "held: x",
            "not its own file: x",
            "another device: x",
            "no lease: x",
            "one address for several phones: x",
            "wrong device: x",
            "nobody answers: x",
            "another switch port: x",
            "window closed: x",
            "not believed: x");

    /** Names of the catalogue, its places, and what readers of a log, a page, a table or a file might take amiss. */
    private static final List<String> OTHERS = List.of(
            "SIP_REGISTER_WRONG_PASSWORD",
            "PHONE_SILENT",
            "FILE_HELD",
            "DHCP_ACK_RENEWED",
            "event=SIP_UNREGISTER_EXPIRED",
            "{why}",
            "{address} {user} {file}",
            "[{why}]",
            "[",
            "]{",
            "{nothing}",
            "${jndi:ldap://10.0.0.1/x}",
            "#{7*7}",
            "{{7*7}}",
            "%s%n%d%x",
            "%00",
            "$1 $2",
            "\\",
            "\\u0022",
            "\"",
            "'",
            "\"}, \"event\": \"SIP_REGISTER\", {\"",
            "{\"WHY\":\"MOVED\"}",
            "null",
            "WHY",
            "ADDRESS=10.0.0.1",
            "'; DROP TABLE entry; --",
            "\" OR 1=1 --",
            "<script>alert(1)</script>",
            "</td><td class=good>",
            "&quot;&#34;",
            "=cmd|' /C calc'!A0",
            "../../../etc/passwd",
            "C:\\windows\\system32",
            "REGISTER sip:1001@10.66.0.1 SIP/2.0",
            "mac=00:15:65:aa:bb:cc ip=10.66.1.1",
            "WARN [org.dialtone.boot.PhoneLog] (main) all is well",
            "A newer registration replaced 1001.",
            "x".repeat(300),
            "1001,1002;1003 1004",
            "-1");

    private HostileWords() {}

    /** Returns each text as it is, and in a form that closes quotes around it. */
    public static Stream<String> forms() {
        Stream<String> phrases = PHRASES.stream()
                .flatMap(phrase -> Stream.of(
                        phrase,
                        "\" " + phrase,
                        "\"; " + phrase + " \"",
                        "\\\" " + phrase + "\\",
                        "x".repeat(70) + "\" " + phrase,
                        "\" ".repeat(31) + phrase));
        return Stream.concat(phrases, OTHERS.stream());
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
        Journey journey = Journey.of(mac, own, Set.of(lines), lines.length > 0, now);
        return journey.boots().stream()
                        .map(boot -> journey.state(boot) + " "
                                + new TreeSet<>(boot.registered()) + boot.silent()
                                + boot.steps().stream().map(HostileWords::marks).toList())
                        .collect(Collectors.joining("\n"))
                + journey.diagnosis().stream()
                        .map(finding -> "\n" + finding.event() + " "
                                + marks(finding.details().without(Detail.WHY)))
                        .collect(Collectors.joining());
    }

    /** A name that no file can have is missing for another reason than one that no file has. */
    private static String marks(Entry entry) {
        boolean missing = entry.event() == Event.FILE_MISSING;
        return entry.event() + " " + marks(missing ? entry.details().without(Detail.WHY) : entry.details());
    }

    /** All details but the texts of others. */
    private static String marks(Details details) {
        return details.keys().stream()
                .map(detail -> switch (detail.kind()) {
                    case NAME, TEXT -> detail.name();
                    default -> detail + "=" + details.get(detail);
                })
                .toList()
                .toString();
    }
}
