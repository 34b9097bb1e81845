package org.dialtone.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.Processes;

/**
 * A process of those that share the database, as the active one and those that wait tell of it.
 *
 * @param addresses the shared addresses that it holds
 * @param since     since when it is in its state, by the database's clock, as ISO 8601 in UTC
 * @param seen      when it last told of itself, by the same
 * @param state     {@code active}, {@code ready} or {@code silent}
 * @param self      whether it is the one that answers
 */
@RegisterForReflection
public record ProcessJson(
        String id,
        String name,
        String version,
        String console,
        List<String> addresses,
        String since,
        String seen,
        String state,
        boolean self) {

    /** All of them, the active one first. */
    public static List<ProcessJson> all(Processes processes) {
        DialtoneProcess self = processes.self();
        return processes.all().stream().map(each -> of(each, self)).toList();
    }

    private static ProcessJson of(DialtoneProcess process, DialtoneProcess self) {
        return new ProcessJson(
                process.id(),
                process.name(),
                process.version(),
                process.console(),
                process.addresses(),
                process.since().toString(),
                process.seen().toString(),
                process.state().word(),
                process.is(self));
    }
}
