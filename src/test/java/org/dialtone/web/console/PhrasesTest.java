package org.dialtone.web.console;

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
                .map(entry -> Phrases.mood(entry) + ": " + Phrases.of(entry))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                plain: asked for an address
                plain: was offered 127.66.1.4
                plain: asked to have 127.66.1.4
                good: got 127.66.1.4
                bad: was told that it can't have 127.66.1.4
                plain: asked for options, having an address
                bad: found 127.66.1.4 in use by another device
                plain: gave 127.66.1.4 back
                good: fetched y.cfg
                good: fetched firmware y.cfg
                plain: asked for y.cfg, which isn't here
                bad: was refused y.cfg
                good: registered 1001
                bad: was refused registration as 1001
                bad: is no longer registered as 1001
                plain: asked by PnP
                plain: was sent a NOTIFY
                bad: is registered as 1001, but doesn't answer
                plain: looked up 1001, which has no address here""", told);
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
        assertEquals(words, Phrases.of(duration));
    }
}
