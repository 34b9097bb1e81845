package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialtone.app.DialtoneProcess.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHearingTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:30:00Z");
    private static final DialtoneProcess ACTIVE = process("a", "1.0", false, State.ACTIVE, 1);

    private static DialtoneProcess process(String name, String version, boolean hears, State state, long ago) {
        return new DialtoneProcess(
                name, name, version, "", List.of(), Set.of(), "", hears, NOW, NOW.minusSeconds(ago), state);
    }

    private static LinkHearing hearing(long listens, Long last) {
        return new LinkHearing(
                Duration.ofSeconds(listens), Optional.ofNullable(last).map(Duration::ofSeconds));
    }

    @ParameterizedTest(name = "listens for {0} s, heard {1} s ago")
    @CsvSource({
        "100,  0, live, -",
        "100, 14, live, -",
        "100, 15, -,    -",
        "100, 29, -,    -",
        "100, 30, -,    dead",
        "  0,   , -,    -",
        " 29,   , -,    -",
        " 30,   , -,    dead",
    })
    void aLinkIsLiveForAWhileAndDeadOnlyLongAfter(long listens, Long last, String live, String dead) {
        LinkHearing hearing = hearing(listens, last);
        assertEquals(live, hearing.isLive() ? "live" : "-");
        assertEquals(dead, hearing.isDead() ? "dead" : "-");
    }

    /** Of the ready machine b: its version, whether it hears others, its state; and to whom the active one hands over. */
    @ParameterizedTest(name = "heard {0} s ago, {1} {2} {3}")
    @CsvSource({
        "30, 1.0, true,  READY,  b",
        "29, 1.0, true,  READY,  -",
        "30, 1.0, false, READY,  -",
        "30, 1.1, true,  READY,  -",
        "30, 1.0, true,  SILENT, -",
    })
    void itGivesWayWhereAnotherHears(long last, String version, boolean hears, State state, String successor) {
        List<DialtoneProcess> all = List.of(ACTIVE, process("b", version, hears, state, 1));
        assertEquals(
                successor,
                hearing(100, last)
                        .successor(ACTIVE, all, Optional.empty())
                        .map(DialtoneProcess::name)
                        .orElse("-"));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, c", "1, 2, b"})
    void ofTwoTheOneThatSpokeLastFollows(long b, long c, String successor) {
        List<DialtoneProcess> all = new ArrayList<>(List.of(
                ACTIVE,
                process("b", "1.0", true, State.READY, b),
                process("c", "1.0", true, State.READY, c),
                process("d", "1.0", false, State.READY, 0)));
        assertEquals(
                successor,
                hearing(30, null)
                        .successor(ACTIVE, all, Optional.empty())
                        .orElseThrow()
                        .name());
    }

    /** After it gave way it is ready and hears nothing, so that nothing comes back to it. */
    @ParameterizedTest
    @CsvSource({"3, -", "40, -"})
    void whoFollowedKeepsTheTurn(long last, String successor) {
        DialtoneProcess next = process("b", "1.0", true, State.ACTIVE, 1);
        DialtoneProcess former = process("a", "1.0", false, State.READY, 1);
        assertEquals(
                successor,
                hearing(100, last)
                        .successor(next, List.of(next, former), Optional.empty())
                        .map(DialtoneProcess::name)
                        .orElse("-"));
    }

    /** Else two machines on a link where the active one hears nobody would take turns for ever. */
    @ParameterizedTest(name = "heard {0} s ago, handed over {1} s ago")
    @CsvSource({
        " 31,  30, -",
        "599, 599, -",
        " 30,  35, -",
        "594, 599, -",
        "600, 600, b",
        " 30,  36, b",
        "593, 599, b",
    })
    void whoHeardNothingSinceItGotItsTurnKeepsItForAWhile(long last, long handed, String successor) {
        List<DialtoneProcess> all = List.of(ACTIVE, process("b", "1.0", true, State.READY, 1));
        assertEquals(
                successor,
                hearing(1000, last)
                        .successor(ACTIVE, all, Optional.of(Duration.ofSeconds(handed)))
                        .map(DialtoneProcess::name)
                        .orElse("-"));
    }

    @ParameterizedTest(name = "{0} s, {1}; {2} s, {3}: {4} s, {5}")
    @CsvSource({
        "100, 40, 100, 20, 100, 20",
        "100, 40,   5,   ,   5,   ",
        "100,  8,   5,   , 100,  8",
        "100,   ,  50,   ,  50,   ",
    })
    void ofSeveralLinksTheOneThatWasHeardLastCounts(
            long listens, Long last, long others, Long otherLast, long expected, Long expectedLast) {
        assertEquals(
                Optional.of(hearing(expected, expectedLast)),
                LinkHearing.of(List.of(hearing(listens, last), hearing(others, otherLast))));
        assertEquals(Optional.empty(), LinkHearing.of(List.of()));
    }
}
