package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.Processes.HandOver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YieldingTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DialtoneProcess ACTIVE = FakeProcesses.process("a", State.ACTIVE, Duration.ZERO);
    private static final DialtoneProcess READY =
            FakeProcesses.process("b", State.READY, Duration.ZERO, ACTIVE.version(), ACTIVE.files(), true);
    private static final HandOver BEGUN = new HandOver.Begun(READY);
    private static final HandOver REFUSED = new HandOver.Refused(Said.of("handover.noneReady"));

    private final Yielding yielding = new Yielding();

    private static OwnLink link(String state) {
        return switch (state) {
            case "cut" -> new OwnLink(false, Optional.of(hearing(LONG)));
            case "dead" -> new OwnLink(true, Optional.of(hearing(LONG)));
            case "live" -> new OwnLink(true, Optional.of(hearing(Duration.ZERO)));
            default -> new OwnLink(true, Optional.empty());
        };
    }

    private static LinkHearing hearing(Duration ago) {
        return new LinkHearing(LONG, Optional.of(ago));
    }

    /** Of one round: to whom a hand-over was due, with ! where the log tells what came of it. */
    private String round(String link, HandOver answer) {
        return yielding.due(link(link), ACTIVE, List.of(ACTIVE, READY), Optional.empty())
                .map(due -> due.to().orElse("any") + (yielding.answered(answer) ? "!" : ""))
                .orElse("-");
    }

    private String rounds(String links, HandOver answer) {
        return Stream.of(links.split(" ")).map(link -> round(link, answer)).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "live live live,      - - -",
        "none none none,      - - -",
        "cut live cut live,   - - - -",
        "cut cut cut cut,     - any! - -",
        "live dead dead cut,  - id-b! - -",
        "cut dead,            - id-b!",
    })
    void itHandsOverOnceWherePhonesDontReachIt(String links, String due) {
        assertEquals(due, rounds(links, BEGUN));
    }

    @ParameterizedTest
    @CsvSource({
        "cut cut cut cut cut cut,   - any! - any - any",
        "cut cut live cut cut,      - any! - - any!",
        "cut cut none cut cut,      - any! - - any!",
        "cut cut dead cut cut,      - any! id-b - any",
        "dead dead live dead,       id-b! id-b - id-b!",
    })
    void itAsksAgainWhereItIsRefusedButTellsThatOnceUntilTheLinkIsWell(String links, String due) {
        assertEquals(due, rounds(links, REFUSED));
    }

    @Test
    void theLogLearnsWhy() {
        assertEquals(
                "nothing has come from the link of the shared addresses for 60 s, though it has a carrier, and b hears"
                        + " other devices there",
                yielding.due(link("dead"), ACTIVE, List.of(ACTIVE, READY), Optional.empty())
                        .orElseThrow()
                        .why());
    }

    @Test
    void whoJustGotItsTurnKeepsItWhereItHearsNothingButNotWhereNobodyHearsIt() {
        Optional<Duration> handed = Optional.of(LONG);
        List<DialtoneProcess> all = List.of(ACTIVE, READY);
        assertEquals(Optional.empty(), yielding.due(link("dead"), ACTIVE, all, handed));
        assertEquals(Optional.empty(), yielding.due(link("cut"), ACTIVE, all, handed));
        assertEquals(
                Optional.empty(),
                yielding.due(link("cut"), ACTIVE, all, handed).orElseThrow().to());
    }

    @ParameterizedTest
    @CsvSource({"cut, CUT", "dead, QUIET", "none, QUIET", "live, LIVE"})
    void theOthersLearnHowTheLinkStands(String link, LinkStanding standing) {
        assertEquals(standing, link(link).standing());
    }
}
