package org.dialtone.app;

import static org.dialtone.app.FakeProcesses.process;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.app.DialtoneProcess.State;
import org.junit.jupiter.api.Test;

class ProcessTroublesTest {

    private static final DialtoneProcess SELF = process("a", State.ACTIVE, Duration.ofSeconds(1));

    private static String troubles(DialtoneProcess... others) {
        FakeProcesses processes = new FakeProcesses();
        processes.all = new ArrayList<>(List.of(SELF));
        processes.all.addAll(List.of(others));
        ProcessTroubles found = ProcessTroubles.of(processes);
        return found.gone().map(DialtoneProcess::name).orElse("-") + " " + names(found.otherVersion()) + " "
                + names(found.otherFiles());
    }

    private static String names(List<DialtoneProcess> all) {
        return all.isEmpty()
                ? "-"
                : String.join(",", all.stream().map(DialtoneProcess::name).toList());
    }

    @Test
    void aProcessThatNeverHadAnotherLacksNone() {
        assertEquals("- - -", troubles());
    }

    @Test
    void theOneThatWasSeenLastIsMissedOnceNoneIsReady() {
        DialtoneProcess before = process("b", State.SILENT, Duration.ofHours(2));
        DialtoneProcess last = process("c", State.SILENT, Duration.ofHours(1));
        assertEquals("c - -", troubles(before, last));
        assertEquals("- - -", troubles(before, last, process("d", State.READY, Duration.ofSeconds(1))));
    }

    @Test
    void aProcessThatStartsAnewIsNotMissed() {
        assertEquals("- - -", troubles(process("b", State.SILENT, Duration.ofSeconds(40))));
        assertEquals("b - -", troubles(process("b", State.SILENT, Duration.ofSeconds(70))));
    }

    @Test
    void whatIsReadyIsComparedWithThisOne() {
        Duration now = Duration.ofSeconds(1);
        assertEquals("- b -", troubles(process("b", State.READY, now, "1.1", "packs:1")));
        assertEquals("- - b", troubles(process("b", State.READY, now, "1.0", "packs:2")));
        assertEquals(
                "- c b,c",
                troubles(
                        process("b", State.READY, now, "1.0", ""),
                        process("c", State.READY, now, "0.9", "packs:3"),
                        process("d", State.SILENT, Duration.ofHours(1), "0.8", "packs:4")));
    }

    @Test
    void whoHearsNothingWhereThisOneDoesIsDeaf() {
        assertEquals("b", deaf(true, process("b", State.READY, Duration.ZERO)));
        assertEquals("-", deaf(false, process("b", State.READY, Duration.ZERO)));
        assertEquals("-", deaf(true, process("b", State.READY, Duration.ZERO, "1.0", "packs:1", true)));
        assertEquals("-", deaf(true, process("b", State.READY, Duration.ZERO, "0.9", "packs:1")));
        assertEquals("-", deaf(true, process("b", State.SILENT, Duration.ZERO)));
        assertEquals(
                "-", deaf(true, process("b", State.READY, Duration.ofMinutes(59).plusSeconds(1))), "it just began");
    }

    private static String deaf(boolean hears, DialtoneProcess other) {
        FakeProcesses processes = new FakeProcesses();
        processes.all = List.of(process("a", State.ACTIVE, Duration.ZERO, "1.0", "packs:1", hears), other);
        return names(ProcessTroubles.of(processes).deaf());
    }
}
