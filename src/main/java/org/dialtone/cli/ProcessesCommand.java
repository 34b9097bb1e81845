package org.dialtone.cli;

import java.io.IOException;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the processes that share the database. */
final class ProcessesCommand implements Command {

    private final Terminal terminal;

    ProcessesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Lists the processes that share this one's database on PostgreSQL: state, name, version, since when, shared addresses, console.",
                        "The one with its data in DIALTONE_DATA is asked; it may be active or ready.");
    }

    @Override
    public int run() throws IOException {
        return terminal.tell(TargetBox.askRunning(new Frame(List.of(ProcessControl.PROCESSES), "")));
    }
}
