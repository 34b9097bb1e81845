package org.dialtone.cli;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes;
import org.dialtone.app.Processes.HandOver;
import org.dialtone.app.Said;
import org.dialtone.cli.control.ControlHandler;
import org.dialtone.cli.control.ControlHandler.Answer;
import org.dialtone.cli.control.ControlServer;
import org.dialtone.cli.control.ControlStream;

/** Carries out {@code dialtone processes} and {@code dialtone handover} in the running box. */
public record ProcessControl(Optional<Processes> processes, Audit audit) {

    static final String PROCESSES = "processes";
    static final String HANDOVER = "handover";

    private static final String ALONE =
            "This Dialtone keeps its state in files, and shares it with no other process.\n";

    /** The commands by name. */
    public Map<String, ControlHandler> handlers() {
        return Map.of(
                PROCESSES,
                (_, _) -> new Answer(0, processes.map(ProcessControl::table).orElse(ALONE)),
                HANDOVER,
                (arguments, _) -> processes
                        .map(all -> handOver(all, arguments.stream().findFirst().map(SiteControl::text)))
                        .orElseGet(() -> new Answer(1, ALONE)));
    }

    /** What a process answers that isn't active yet: who is, to each command but one. */
    public static Map<String, ControlHandler> waiting(Processes processes) {
        return Map.of(
                PROCESSES,
                (_, _) -> new Answer(0, table(processes)),
                ControlServer.OTHERS,
                (_, _) -> new Answer(1, elsewhere(processes)));
    }

    /** As {@link #waiting}, for what sends or receives a stream. */
    public static Map<String, ControlStream> waitingStreams(Processes processes) {
        ControlStream refuses = (_, _, _, _) -> new Answer(1, elsewhere(processes));
        return BackupControl.STREAMS.stream().collect(Collectors.toMap(name -> name, _ -> refuses));
    }

    private static String elsewhere(Processes processes) {
        return processes.all().stream()
                        .filter(each -> each.state() == DialtoneProcess.State.ACTIVE)
                        .findFirst()
                        .map(active -> "this Dialtone is ready, and " + active.name() + " is active")
                        .orElse("this Dialtone waits until it may be active")
                + ": give the command where one is active (dialtone processes)\n";
    }

    private Answer handOver(Processes all, Optional<String> to) {
        return switch (all.handOver(to)) {
            case HandOver.Begun(DialtoneProcess other) -> {
                audit.note(Actor.command(HANDOVER), AuditAct.HANDED_OVER, other.name(), null, null);
                yield new Answer(0, other.name() + " takes over now; this process starts anew, and is ready then.\n");
            }
            case HandOver.Refused(Said why) -> new Answer(1, why.says() + "\n");
        };
    }

    private static String table(Processes processes) {
        DialtoneProcess self = processes.self();
        return processes.all().stream().map(each -> line(each, self)).collect(Collectors.joining());
    }

    private static String line(DialtoneProcess each, DialtoneProcess self) {
        return "%-8s %-20s %-24s since %s%s%s%n"
                .formatted(
                        each.state().word(),
                        each.name() + (each.is(self) ? " (this)" : ""),
                        each.version(),
                        each.since(),
                        each.addresses().isEmpty() ? "" : ", holds " + String.join(", ", each.addresses()),
                        each.console().isEmpty() ? "" : ", " + each.console());
    }
}
