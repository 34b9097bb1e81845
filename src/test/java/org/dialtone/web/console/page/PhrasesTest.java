package org.dialtone.web.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.web.console.forms.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    @Test
    void everyStepHasWords() {
        String told = Arrays.stream(Step.values())
                .map(step -> Entry.of(
                                Instant.EPOCH, MacAddress.of("001565000001"), Event.of(step), Ip4.of("127.66.1.4"))
                        .with(Entry.named(step), step.compareTo(Step.REGISTER) < 0 ? "y.cfg" : "1001"))
                .map(entry ->
                        Phrases.mood(entry) + ": " + Words.english().events().says(entry))
                .collect(Collectors.joining("\n"));
        assertEquals("""
            plain: The phone asked for an address.
            plain: The box offered 127.66.1.4.
            plain: The phone requested an address: 127.66.1.4.
            good: The phone got 127.66.1.4.
            bad: The box refused the phone its address 127.66.1.4.
            plain: The phone has the address 127.66.1.4 and asked for options.
            bad: The phone found an address in use by another device: 127.66.1.4.
            plain: The phone gave 127.66.1.4 back.
            good: The phone fetched y.cfg.
            good: The phone fetched firmware y.cfg.
            plain: The phone asked for y.cfg, which isn't here.
            bad: The box refused y.cfg.
            good: The phone registered 1001.
            bad: The box refused to register 1001.
            plain: The phone unregistered 1001.
            plain: The phone asked on the network where its files are (PnP).
            plain: Resync sent.
            bad: The phone is registered as 1001, but doesn't answer.
            plain: The phone looked up 1001.
            plain: The site has a newer 1001 than the phone.\
            """, told);
    }

    @Test
    void aFileThatIsNotHereIsNoFaultButABrokenOneIs() {
        assertEquals("plain", mood(Event.FILE_MISSING));
        assertEquals("plain", mood(Event.FILE_LEFT_OUT));
        assertEquals("bad", mood(Event.FILE_BROKEN));
        assertEquals("plain", mood(Event.SIP_UNREGISTER_REPLACED));
        assertEquals("bad", mood(Event.SIP_UNREGISTER_EXPIRED));
    }

    private static String mood(Event event) {
        return Phrases.mood(Entry.of(Instant.EPOCH, MacAddress.of("001565000001"), event, null));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.097S,97 ms",
        "PT0.9999S,999 ms",
        "PT9.034S,9.03 s",
        "PT119.999S,120.00 s",
        "PT2M,2 minutes",
    })
    void aBootsDurationIsSaidPrecisely(Duration duration, String words) {
        assertEquals(words, Phrases.precisely(duration, Words.english()));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,1 second",
        "PT90S,90 seconds",
        "PT1H,60 minutes",
        "PT8H,8 hours",
        "PT167H59M59S,7 days",
        "P30D,30 days",
        "PT-5S,0 seconds"
    })
    void aTimeIsSaidInItsLargestUnit(Duration duration, String words) {
        assertEquals(words, Phrases.of(duration, Words.english()));
    }
}
