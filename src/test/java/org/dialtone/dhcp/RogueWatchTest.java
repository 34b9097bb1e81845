package org.dialtone.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dialtone.journal.EventWords;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The box must never be the rogue: tests whether it serves an interface, by the servers that answered there and the
 * time of the first lease.
 */
class RogueWatchTest {

    private static final Ip4 OWN = Ip4.of("10.66.0.1");
    private static final Ip4 SHARING = Ip4.of("10.66.0.2");
    private static final MacAddress ROUTER = MacAddress.of("00:15:65:aa:bb:cc");

    private final RogueWatch watch = new RogueWatch();
    private final List<RogueWatch.Standing> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a fresh interface is asked first      | fresh             => ASKING",
                "nobody answers within the window      | fresh, waited     => ASKING SERVING",
                "a server before the first lease       | fresh, heard 9    => ASKING SILENT",
                "it is gone                            | fresh, heard 9, concluded, concluded 9, concluded => ASKING SILENT SERVING SILENT SERVING",
                "a server that answers late            | fresh, waited, heard 9 => ASKING SERVING SILENT",
                "a server after the first lease        | fresh, waited, gave, heard 9 => ASKING SERVING ALARM",
                "the alarm ends when it is gone        | fresh, waited, gave, heard 9, concluded => ASKING SERVING ALARM SERVING",
                "leases of an earlier run              | leased => SERVING",
                "leases of an earlier run, and a rogue | leased, heard 9 => SERVING ALARM",
                "the operator decides to serve         | fresh, heard 9, serve => ASKING SILENT ALARM",
                "who decided to serve needs not wait   | serve => SERVING",
                "and gets an alarm                     | serve, heard 9 => SERVING ALARM",
                "the operator decides to refuse again  | serve, heard 9, fresh => SERVING ALARM SILENT",
                "a known address                       | fresh, heard 9, known 10.66.0.9 => ASKING SILENT ASKING",
                "a known MAC                           | fresh, heard 9, waited, known 00-15-65-AA-BB-CC => ASKING SILENT SERVING",
                "a known server is no alarm            | leased, known 10.66.0.9, heard 9 => SERVING",
                "the box itself is no other server     | fresh, heard 1, concluded 1 => ASKING SERVING",
                "nor is one that shares its leases     | leased, heard 2, concluded 2 => SERVING",
                "two of which one is known             | known 10.66.0.9, heard 9, heard 8 => ASKING SILENT",
                "nothing can be asked                  | fresh, failed => ASKING SERVING",
                "plugged in anew before a lease        | fresh, waited, unplugged, heard 9 => ASKING SERVING ASKING SILENT",
                "plugged in anew after a lease         | leased, unplugged, heard 9 => SERVING ALARM"
            })
    void eventsLeadToStates(String line) {
        String[] halves = line.substring(line.indexOf('|') + 1).split("=>");
        Arrays.stream(halves[0].split(",")).map(String::strip).forEach(this::play);
        List<String> states = new ArrayList<>();
        for (RogueWatch.Standing standing : told) {
            if (states.isEmpty() || !states.getLast().equals(standing.state().name())) {
                states.add(standing.state().name());
            }
        }
        assertEquals(halves[1].strip(), String.join(" ", states));
    }

    /** An interface that isn't there was never asked on. */
    @Test
    void nobodyIsSaidToBeSilentBeforeTheBoxAsked() {
        List.of("leased", "concluded", "unplugged").forEach(this::play);
        assertEquals(
                List.of(
                        "the box hasn't asked yet whether another DHCP server answers on voice0",
                        "no unknown DHCP server answers on voice0",
                        "the box hasn't asked yet whether another DHCP server answers on voice0"),
                told.stream().map(RogueWatch.Standing::says).toList());
    }

    private void play(String event) {
        String[] words = event.split(" ");
        switch (words[0]) {
            case "fresh" -> told.addAll(watch.install(OtherServers.REFUSED, Map.of("voice0", false)));
            case "leased" -> told.addAll(watch.install(OtherServers.REFUSED, Map.of("voice0", true)));
            case "serve" ->
                told.addAll(watch.install(new OtherServers(true, Set.of(), Set.of()), Map.of("voice0", false)));
            case "known" ->
                told.addAll(watch.install(
                        new OtherServers(
                                false,
                                Ip4.parse(words[1]).map(Set::of).orElse(Set.of()),
                                MacAddress.parse(words[1]).map(Set::of).orElse(Set.of())),
                        Map.of("voice0", false)));
            case "heard" ->
                watch.heard("voice0", server(words[1]), Set.of(OWN, SHARING)).ifPresent(told::add);
            case "waited" -> watch.waited("voice0").ifPresent(told::add);
            case "concluded" ->
                watch.concluded(
                                "voice0",
                                Stream.of(words)
                                        .skip(1)
                                        .map(RogueWatchTest::server)
                                        .toList(),
                                Set.of(OWN, SHARING))
                        .ifPresent(told::add);
            case "failed" -> watch.failed("voice0", "no rights").ifPresent(told::add);
            case "unplugged" -> watch.unplugged("voice0").ifPresent(told::add);
            case "gave" -> watch.gave("voice0");
            default -> throw new IllegalArgumentException(event);
        }
    }

    private static OtherServer server(String last) {
        Ip4 address = Ip4.of("10.66.0." + last);
        return new OtherServer(address, address, last.equals("9") ? ROUTER : null, "10.66.0.77");
    }

    private String silence() {
        return EventWords.english().why(watch.silence("voice0"));
    }

    @Test
    void eachStateIsToldInWords() {
        play("fresh");
        assertEquals("the box asks first whether another DHCP server answers on voice0", silence());
        play("heard 9");
        assertEquals(
                "another DHCP server 10.66.0.9 (00:15:65:aa:bb:cc) answers on voice0; the box stays silent there until that is gone, "
                        + "or is named in dhcp.knownServers, or the site says dhcp.onOtherServer: serve",
                silence());
        play("heard 8");
        assertTrue(
                silence().startsWith("another DHCP server 10.66.0.9 (00:15:65:aa:bb:cc) and 10.66.0.8 answers"),
                silence());
        play("leased");
        assertNull(watch.silence("voice0"));
        assertEquals(
                "another DHCP server 10.66.0.9 (00:15:65:aa:bb:cc) and 10.66.0.8 answers on voice0; the box goes on serving. "
                        + "Find and remove that server, or name it in dhcp.knownServers",
                watch.standings().getFirst().says());
        play("failed");
        play("unplugged");
        play("failed");
        assertEquals(
                "the box can't ask whether another DHCP server answers on voice0, and serves: no rights",
                watch.standings().getFirst().says());
    }

    @Test
    void interfacesStandEachForItself() {
        watch.install(OtherServers.REFUSED, Map.of("voice0", false, "voice1", false));
        watch.heard("voice0", server("9"), Set.of());
        watch.waited("voice1");
        assertEquals(
                List.of("voice0 SILENT", "voice1 SERVING"),
                watch.standings().stream()
                        .map(standing -> standing.interfaceName() + " " + standing.state())
                        .toList());
        assertNull(watch.silence("voice1"));
        assertNull(watch.silence("never named"));
        watch.install(OtherServers.REFUSED, Map.of("voice1", false));
        assertEquals(1, watch.standings().size());
        assertFalse(watch.isServed("voice0"));
        assertTrue(watch.isServed("voice1"));
        assertTrue(watch.heard("voice0", server("9"), Set.of()).isEmpty());
    }

    @Test
    void anUnchangedStateIsNotToldAgain() {
        play("fresh");
        assertTrue(watch.heard("voice0", server("9"), Set.of()).isPresent());
        assertTrue(watch.heard("voice0", server("9"), Set.of()).isEmpty());
        assertTrue(watch.waited("voice0").isEmpty());
        assertFalse(watch.hasGiven("voice0"));
        watch.gave("voice0");
        assertTrue(watch.hasGiven("voice0"));
    }

    @Test
    void theBoxKnowsItsOwnQuestions() {
        watch.asking(7);
        assertTrue(watch.isQuestion(7));
        assertFalse(watch.isQuestion(8));
        watch.asked(7);
        assertFalse(watch.isQuestion(7));
    }
}
