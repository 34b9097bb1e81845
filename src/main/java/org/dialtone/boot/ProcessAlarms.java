package org.dialtone.boot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialtone.app.Condition;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.ProcessTroubles;
import org.dialtone.app.Processes;
import org.dialtone.app.Processes.Takeover;
import org.dialtone.app.Said;
import org.dialtone.app.alarm.AlarmSource;
import org.dialtone.app.alarm.Alarms;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;

/** Health and alarms of the processes that share the database; nothing where this one has its database alone. */
@Singleton
final class ProcessAlarms {

    private final Optional<Processes> processes;

    ProcessAlarms(Optional<Processes> processes) {
        this.processes = processes;
    }

    List<AlarmSource> sources() {
        return processes
                .map(all -> List.of(
                        source(
                                Event.BOX_NO_OTHER_READY,
                                all,
                                found -> found.gone().stream().toList()),
                        source(Event.BOX_READY_OF_OTHER_VERSION, all, ProcessTroubles::otherVersion),
                        source(Event.BOX_READY_WITH_OTHER_FILES, all, ProcessTroubles::otherFiles),
                        source(Event.BOX_READY_HEARS_NOTHING, all, ProcessTroubles::deaf)))
                .orElse(List.of());
    }

    private static AlarmSource source(
            Event event, Processes processes, Function<ProcessTroubles, List<DialtoneProcess>> which) {
        return new AlarmSource(
                event,
                () -> BoxAlarms.each(
                        which.apply(ProcessTroubles.of(processes)),
                        DialtoneProcess::name,
                        each -> details(event, each)));
    }

    private static Details details(Event event, DialtoneProcess process) {
        Details named = Details.of(Detail.MACHINE, process.name());
        return switch (event) {
            case BOX_NO_OTHER_READY -> named.with(Detail.UNTIL, process.seen());
            case BOX_READY_OF_OTHER_VERSION -> named.with(Detail.VERSION, process.version());
            default -> named;
        };
    }

    /** Tells once that this process became active because another fell silent. */
    void tell(Alarms alarms) {
        processes
                .flatMap(Processes::takeover)
                .filter(takeover -> !takeover.handed())
                .map(Takeover::from)
                .ifPresent(from -> alarms.raise(Event.BOX_TOOK_OVER, from, Details.of(Detail.MACHINE, from)));
    }

    /** For health: empty where this process has its database alone. */
    Optional<Condition> condition() {
        return processes.map(all -> Condition.of("machines", () -> Condition.State.up(data(all))));
    }

    private static Map<String, Object> data(Processes processes) {
        ProcessTroubles troubles = ProcessTroubles.of(processes);
        Map<String, Object> data =
                new TreeMap<>(Map.of("active", processes.self().name()));
        put(data, "ready", ready(processes), DialtoneProcess::name);
        troubles.gone().ifPresent(each -> data.put("none ready", Said.of("machine.silent", each.name(), each.seen())));
        put(data, "other version", troubles.otherVersion(), each -> each.name() + " (" + each.version() + ")");
        put(data, "other files", troubles.otherFiles(), DialtoneProcess::name);
        put(data, "hear nothing", troubles.deaf(), DialtoneProcess::name);
        return data;
    }

    private static List<DialtoneProcess> ready(Processes processes) {
        return processes.all().stream()
                .filter(each -> each.state() == DialtoneProcess.State.READY)
                .toList();
    }

    private static void put(
            Map<String, Object> data,
            String key,
            List<DialtoneProcess> found,
            Function<DialtoneProcess, String> described) {
        if (!found.isEmpty()) {
            data.put(key, found.stream().map(described).collect(Collectors.joining(", ")));
        }
    }
}
