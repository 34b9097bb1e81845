package org.dialtone.boot;

import static org.dialtone.app.FakeProcesses.process;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.app.FakeProcesses;
import org.dialtone.app.Processes.Takeover;
import org.dialtone.app.alarm.AlarmBook;
import org.dialtone.app.alarm.MemoryAlarms;
import org.dialtone.journal.Event;
import org.dialtone.journal.EventWords;
import org.junit.jupiter.api.Test;

class ProcessAlarmsTest {

    private final FakeProcesses processes = new FakeProcesses();
    private final ProcessAlarms alarms = new ProcessAlarms(Optional.of(processes));

    private Map<Event, List<String>> found() {
        Map<Event, List<String>> found = new TreeMap<>();
        alarms.sources().forEach(source -> {
            List<String> says = source.present().get().values().stream()
                    .map(details -> EventWords.english().says(source.event(), details))
                    .toList();
            if (!says.isEmpty()) {
                found.put(source.event(), says);
            }
        });
        return found;
    }

    @Test
    void aProcessWithItsDatabaseAloneTellsNothing() {
        ProcessAlarms alone = new ProcessAlarms(Optional.empty());
        assertEquals(List.of(), alone.sources());
        assertEquals(Optional.empty(), alone.condition());
    }

    @Test
    void whatIsAmissIsAnAlarmForEachMachine() {
        processes.all = List.of(
                process("a", State.ACTIVE, Duration.ZERO),
                process("b", State.READY, Duration.ZERO, "1.1", "packs:2"),
                process("c", State.SILENT, Duration.ofHours(1)));
        assertEquals(
                Map.of(
                        Event.BOX_READY_OF_OTHER_VERSION,
                        List.of("Machine b, which is ready to take over, runs another version of Dialtone: 1.1."),
                        Event.BOX_READY_WITH_OTHER_FILES,
                        List.of("Machine b, which is ready to take over, has other packs or firmware files than this"
                                + " one.")),
                found());
        assertEquals(
                Map.of("active", "a", "ready", "b", "other version", "b (1.1)", "other files", "b"),
                alarms.condition().orElseThrow().now().data());
    }

    @Test
    void theLastMachineThatWasReadyIsNamed() {
        processes.all =
                List.of(process("a", State.ACTIVE, Duration.ZERO), process("c", State.SILENT, Duration.ofHours(1)));
        assertEquals(
                Map.of(
                        Event.BOX_NO_OTHER_READY,
                        List.of("No other machine is ready to take over any more: c was the last, and is silent since"
                                + " 2026-11-30T07:30:00Z.")),
                found());
        assertEquals(
                Map.of("active", "a", "none ready", "c is silent since 2026-11-30T07:30:00Z"),
                alarms.condition().orElseThrow().now().data());
    }

    @Test
    void oneThatHearsNothingIsNamed() {
        processes.all = List.of(
                process("a", State.ACTIVE, Duration.ZERO, "1.0", "packs:1", true),
                process("b", State.READY, Duration.ZERO));
        assertEquals(
                Map.of(
                        Event.BOX_READY_HEARS_NOTHING,
                        List.of("Machine b, which is ready to take over, hears no device on the link of the shared"
                                + " address, though this one does: no phone would reach it.")),
                found());
        assertEquals(
                Map.of("active", "a", "ready", "b", "hear nothing", "b"),
                alarms.condition().orElseThrow().now().data());
    }

    @Test
    void aTakeoverFromASilentMachineIsToldOnceAndStaysUntilSomebodyKnows() {
        AlarmBook book = new AlarmBook(new MemoryAlarms(), InstantSource.fixed(FakeProcesses.NOW));
        alarms.tell(book);
        processes.takeover = Optional.of(new Takeover("b", FakeProcesses.NOW, true));
        alarms.tell(book);
        assertEquals(0, book.waiting());
        processes.takeover = Optional.of(new Takeover("b", FakeProcesses.NOW, false));
        alarms.tell(book);
        assertEquals(
                List.of("BOX_TOOK_OVER b"),
                book.find(true, 0, 9).items().stream()
                        .map(alarm -> alarm.event() + " " + alarm.subject())
                        .toList());
    }
}
