package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.MemoryAudit;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.junit.jupiter.api.Test;

class ProcessControlTest {

    private final FakeProcesses processes = new FakeProcesses();
    private final MemoryAudit audit = new MemoryAudit();
    private final ProcessControl control = new ProcessControl(Optional.of(processes), audit);

    private Answer asked(String command, String... arguments) {
        return control.handlers().get(command).handle(List.of(arguments), "");
    }

    @Test
    void eachProcessIsALineOnTheActiveOneAndOnOneThatWaits() {
        processes.all = FakeProcesses.THREE;
        String lines = """
                active   a (this)             1.0                      since 2026-11-30T07:30:00Z, holds 10.66.0.1/24, https://a.hotel.example
                ready    b                    1.0                      since 2026-11-30T07:30:00Z, https://b.hotel.example
                silent   c                    1.0                      since 2026-11-30T07:30:00Z, https://c.hotel.example
                """;
        assertEquals(new Answer(0, lines).text(), asked("processes").text());
        assertEquals(
                lines,
                ProcessControl.waiting(processes)
                        .get("processes")
                        .handle(List.of(), "")
                        .text());
    }

    @Test
    void aProcessThatWaitsSaysToEachCommandWhoIsActive() throws IOException {
        processes.all = FakeProcesses.THREE;
        String says = "this Dialtone is ready, and a is active: give the command where one is active (dialtone"
                + " processes)\n";
        assertEquals(
                says,
                ProcessControl.waiting(processes)
                        .get(ControlServer.OTHERS)
                        .handle(List.of(), "")
                        .text());
        assertEquals(
                says,
                ProcessControl.waitingStreams(processes)
                        .get("reset")
                        .serve(List.of(), "", null, null)
                        .text());
    }

    @Test
    void aHandoverNamesWhoTakesOverAndIsNoted() {
        processes.all = FakeProcesses.THREE;
        assertEquals(
                "b takes over now; this process starts anew, and is ready then.\n",
                asked("handover").text());
        assertEquals(0, asked("handover", "b").status());
        Answer refused = asked("handover", "c+d");
        assertEquals(1, refused.status());
        assertTrue(refused.text().startsWith("no other process is ready: "), refused.text());
        assertEquals(List.of(Optional.empty(), Optional.of("b"), Optional.of("c d")), processes.handed);
        assertEquals("COMMAND handover handed_over b\nCOMMAND handover handed_over b", audit.lines());
    }

    @Test
    void aProcessWithItsDatabaseAloneSaysSo() {
        ProcessControl alone = new ProcessControl(Optional.empty(), audit);
        for (String command : List.of("processes", "handover")) {
            Answer answer = alone.handlers().get(command).handle(List.of(), "");
            assertEquals(
                    "This Dialtone keeps its state in files, and shares it with no other process.\n", answer.text());
            assertEquals(command.equals("processes") ? 0 : 1, answer.status());
        }
    }
}
