package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.ControlClient;
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
        Path folder = StartSettings.dataFolder();
        Frame answer = ControlClient.ask(folder, new Frame(List.of(LeaseCommands.FREE_DECLINED), ""))
                .orElseThrow(() -> new CommandFault("no Dialtone runs with its data in " + folder.toAbsolutePath()
                        + "; start it, or set DIALTONE_DATA to its data folder"));
        return terminal.tell(answer);
    }
}
