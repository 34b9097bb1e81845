package org.dialtone.web.console.box;

import org.dialtone.app.DialtoneProcess;
import org.dialtone.app.DialtoneProcess.State;
import org.dialtone.web.console.page.Moment;
import org.dialtone.web.console.page.SiteTime;

/**
 * A process of those that share the database.
 *
 * @param style     {@code good}, {@code warn} or {@code bad}
 * @param badge     its state in a word
 * @param since     since when it is in its state
 * @param addresses the shared addresses that it holds; may be empty
 * @param console   a URL that a page may link to, or null
 * @param own       whether it is the one that shows the page
 * @param ready     whether it may take over
 */
public record MachineRow(
        String id,
        String name,
        String version,
        String style,
        String badge,
        Moment since,
        String addresses,
        String console,
        boolean own,
        boolean ready) {

    static MachineRow of(DialtoneProcess process, DialtoneProcess self, SiteTime time) {
        State state = process.state();
        return new MachineRow(
                process.id(),
                process.name(),
                process.version(),
                switch (state) {
                    case ACTIVE -> "good";
                    case READY -> "";
                    case SILENT -> "bad";
                },
                time.words().say("box.machine." + state.word()),
                time.showWall(process.since()),
                String.join(", ", process.addresses()),
                process.link().orElse(null),
                process.is(self),
                state == State.READY);
    }
}
