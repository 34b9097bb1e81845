package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dialtone.dhcp.wire.DhcpMessage;
import org.dialtone.dhcp.wire.MessageType;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.HostileWords;
import org.dialtone.journal.Reason;
import org.dialtone.net.Ip4;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Forgetful;
import org.dialtone.phone.Packs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client's diagnosis and state don't depend on the text in its options. */
class DhcpStrangersWordsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> STORY = List.of(
            "a DISCOVER",
            "a REQUEST ask=10.66.1.0 server=us",
            "a REQUEST ask=10.66.1.0",
            "a REQUEST ci=10.66.1.0",
            "a REQUEST ask=10.99.1.1",
            "a DECLINE ask=10.66.1.7",
            "a INFORM ci=10.66.1.0",
            "a DISCOVER gi=10.90.0.1");

    /** By option, the result for a client that writes nothing remarkable. */
    private static final Map<Integer, String> SERVED = new ConcurrentHashMap<>();

    private static final Map<Integer, String> HEARD = new ConcurrentHashMap<>();

    /** Host name, vendor class, client identifier, user class, FQDN, relay agent information. */
    static Stream<Arguments> options() {
        return Stream.of(12, 60, 61, 77, 81, 82)
                .flatMap(code -> HostileWords.forms().map(form -> Arguments.of(code, form)));
    }

    @ParameterizedTest(name = "option {0}: {1}")
    @MethodSource("options")
    void changeNoDiagnosisOfAServersClient(int code, String form) {
        assertEquals(SERVED.computeIfAbsent(code, each -> served(each, HostileWords.HARMLESS)), served(code, form));
    }

    private static String served(int code, String words) {
        Lan lan = new Lan();
        STORY.forEach(line -> lan.play(line + " " + code + "=" + bytes(code, words)));
        assertFalse(lan.journal.isEmpty());
        return HostileWords.verdict(lan.journal, Lan.mac("a"), lan.now());
    }

    @ParameterizedTest(name = "option {0}: {1}")
    @MethodSource("options")
    void changeNoDiagnosisOfAClientThatIsHeard(int code, String form) {
        assertEquals(HEARD.computeIfAbsent(code, each -> heard(each, HostileWords.HARMLESS)), heard(code, form));
    }

    private static String heard(int code, String words) {
        InstantSource clock = InstantSource.fixed(NOW);
        List<Entry> journal = new ArrayList<>();
        Fleet fleet = new Fleet(new Packs(List.of()), FleetStore.forgetful(List.of()), clock);
        Listener listener = new Listener(
                fleet,
                journal::add,
                new HeardHolders(clock, Witness.NONE, Forgetful.store(HolderStore.class)),
                Witness.NONE,
                clock);
        int xid = 0;
        for (MessageType type : List.of(
                MessageType.DISCOVER,
                MessageType.REQUEST,
                MessageType.DECLINE,
                MessageType.INFORM,
                MessageType.RELEASE)) {
            listener.receive(
                    DhcpMessage.builder()
                            .xid(++xid)
                            .mac(Lan.mac("a"))
                            .type(type)
                            .ciaddr(Ip4.of("10.66.1.5"))
                            .option(code, HexFormat.of().parseHex(bytes(code, words)))
                            .build(),
                    Lan.direct());
        }
        assertEquals(5, journal.size());
        return HostileWords.verdict(journal, Lan.mac("a"), NOW);
    }

    /** The journal shows the place from option 82 where a phone was moved. */
    @ParameterizedTest
    @MethodSource("org.dialtone.journal.HostileWords#forms")
    void changeNoDiagnosisByThePlaceThatARelayTells(String form) {
        assertEquals(place(HostileWords.HARMLESS), place(form));
    }

    private static String place(String words) {
        String place = RelayInfo.of(HexFormat.of().parseHex(bytes(82, words))).place();
        return HostileWords.verdict(
                List.of(Entry.of(NOW, Lan.mac("a"), Event.FILE_REFUSED_MOVED, null)
                        .with(Detail.WHY, Reason.MOVED)
                        .with(Detail.PLACE, place)
                        .with(Detail.FORMER_PLACE, place)),
                Lan.mac("a"),
                NOW);
    }

    private static String bytes(int code, String words) {
        byte[] text = HexFormat.of().parseHex(HostileWords.hex(words.substring(0, Math.min(120, words.length()))));
        String length = HexFormat.of().toHexDigits((byte) text.length);
        String hex = HexFormat.of().formatHex(text);
        return switch (code) {
            case 77 -> length + hex;
            case 81 -> "000000" + hex;
            case 82 -> "01" + length + hex + "02" + length + hex;
            default -> hex;
        };
    }
}
