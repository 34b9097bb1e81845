package org.dialtone.cli;

import java.io.IOException;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;

/** Frees all declined addresses of the running box. */
final class FreeDeclinedCommand implements Command {

    private final Terminal terminal;

    FreeDeclinedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Frees all declined addresses of the running box; each is probed before a phone gets it.");
    }

    @Override
    public int run() throws IOException {
        return terminal.tell(TargetBox.askRunning(new Frame(List.of(LeaseCommands.FREE_DECLINED), "")));
    }
}
