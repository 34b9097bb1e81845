package org.dialtone.app;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dialtone.app.DialtoneProcess.State;

/**
 * What an operator must see to among the processes that share a database.
 *
 * @param gone         the one that was ready last, where none is any more
 * @param otherVersion those that are ready and run another version than this one
 * @param otherFiles   those that are ready and lack packs or firmware files of this one, or have others
 * @param deaf         those that are ready and hear no device on the links of the shared addresses, though this one does
 */
public record ProcessTroubles(
        Optional<DialtoneProcess> gone,
        List<DialtoneProcess> otherVersion,
        List<DialtoneProcess> otherFiles,
        List<DialtoneProcess> deaf) {

    /** A process that starts anew is silent for less. */
    private static final Duration LAPSE = Duration.ofMinutes(1);

    /** Compares times by the database's clock alone. */
    public static ProcessTroubles of(Processes processes) {
        DialtoneProcess self = processes.self();
        List<DialtoneProcess> others =
                processes.all().stream().filter(each -> !each.is(self)).toList();
        return new ProcessTroubles(
                gone(self, others),
                ready(others, each -> !each.version().equals(self.version())),
                ready(others, each -> !each.files().equals(self.files())),
                ready(others, each -> isDeaf(each, self)));
    }

    /** One of another version may know nothing of what it hears, and one that just began has asked nobody yet. */
    private static boolean isDeaf(DialtoneProcess ready, DialtoneProcess self) {
        return self.hears()
                && !ready.hears()
                && ready.version().equals(self.version())
                && ready.since().isBefore(ready.seen().minus(LAPSE));
    }

    private static Optional<DialtoneProcess> gone(DialtoneProcess self, List<DialtoneProcess> others) {
        boolean present = others.stream()
                .anyMatch(each -> each.state() != State.SILENT
                        || each.seen().isAfter(self.seen().minus(LAPSE)));
        return present ? Optional.empty() : others.stream().max(Comparator.comparing(DialtoneProcess::seen));
    }

    private static List<DialtoneProcess> ready(List<DialtoneProcess> others, Predicate<DialtoneProcess> which) {
        return others.stream()
                .filter(each -> each.state() == State.READY)
                .filter(which)
                .toList();
    }
}
