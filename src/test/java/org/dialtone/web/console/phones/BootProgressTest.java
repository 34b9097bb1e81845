package org.dialtone.web.console.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialtone.journal.Boot;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootProgressTest {

    private static final MacAddress MAC = MacAddress.of("00:15:65:00:00:01");

    /** D done, C current, F failed, S skipped, O open. */
    @ParameterizedTest
    @CsvSource({
        "DISCOVER,                                         '',    DCOOOO",
        "DISCOVER OFFER,                                   '',    DDCOOO",
        "DISCOVER OFFER,                                   STUCK, DDFOOO",
        "DISCOVER OFFER REQUEST ACK,                       '',    DDDDCO",
        "DISCOVER OFFER REQUEST ACK,                       STUCK, DDDDFO",
        "DISCOVER OFFER REQUEST NAK,                       '',    DDDFOO",
        "DISCOVER OFFER REQUEST NAK DISCOVER OFFER REQUEST ACK, '', DDDDCO",
        "REQUEST ACK CONFIG,                               '',    SSDDDC",
        "DISCOVER OFFER REQUEST ACK MISSING MISSING,       '',    DDDDFO",
        "DISCOVER OFFER REQUEST ACK MISSING CONFIG,        '',    DDDDDC",
        "DISCOVER OFFER REQUEST ACK CONFIG MISSING,        '',    DDDDDC",
        "DISCOVER OFFER REQUEST ACK REFUSED,               STUCK, DDDDFO",
        "DISCOVER OFFER REQUEST ACK CONFIG REJECTED,       STUCK, DDDDDF",
        "DISCOVER OFFER REQUEST ACK CONFIG REJECTED REGISTER, '', DDDDDD",
        "REGISTER,                                         '',    SSSSSD",
        "REGISTER UNREGISTER,                              STUCK, OOOOOF"
    })
    void aBootIsABar(String steps, String state, String marks) {
        Optional<Boot.State> known = state.isEmpty() ? Optional.empty() : Optional.of(Boot.State.valueOf(state));
        assertEquals(marks, marks(BootProgress.of(boot(Set.of(), steps), known)));
    }

    @Test
    void aBootWaitsWhileOneOfTwoLinesHasRegistered() {
        BootProgress bar = BootProgress.of(boot(Set.of("1001", "1002"), "ACK CONFIG REGISTER"), Optional.empty());
        assertEquals("SSSDDC", marks(bar));
        assertEquals("1/2", bar.segments().getLast().share());
        assertEquals(
                "DISCOVER not needed, OFFER not needed, REQUEST not needed, ACK done, CONFIG done, REGISTER waiting",
                bar.summary(Words.english()));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCOVER, DCOOOO",
        "DISCOVER REQUEST, DUDUCO",
        "REQUEST, SUDUCO",
        "DISCOVER REQUEST DISCOVER, DSDCOO",
        "DISCOVER REQUEST CONFIG REGISTER, DUDUDD"
    })
    void answersOfAnotherServerAreMarkedAsNotHeard(String steps, String marks) {
        List<Entry> heard = boot(Set.of(), steps).steps().stream()
                .map(entry -> switch (entry.step()) {
                    case DISCOVER -> Entry.of(entry.at(), MAC, Event.DHCP_DISCOVER_HEARD, null);
                    case REQUEST -> Entry.of(entry.at(), MAC, Event.DHCP_REQUEST_HEARD, null);
                    default -> entry;
                })
                .toList();
        assertEquals(marks, marks(BootProgress.of(new Boot(heard, Set.of(), false), Optional.empty())));
    }

    private static Boot boot(Set<String> lines, String steps) {
        List<Entry> entries = new ArrayList<>();
        Arrays.stream(steps.split(" "))
                .map(Step::valueOf)
                .forEach(step ->
                        entries.add(Entry.of(Instant.EPOCH.plusSeconds(entries.size()), MAC, Event.of(step), null)
                                .with(Entry.named(step), "1001")));
        return new Boot(entries, lines, !lines.isEmpty());
    }

    private static String marks(BootProgress bar) {
        return bar.segments().stream()
                .map(segment -> segment.mark().name().substring(0, 1))
                .collect(Collectors.joining());
    }
}
