package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;

/**
 * The box that a command talks to: the running one, or else one that is started for this command alone and opens no
 * port.
 */
final class TargetBox {

    private final BoxProcess process;
    private final Terminal terminal;

    TargetBox(BoxProcess process, Terminal terminal) {
        this.process = process;
        this.terminal = terminal;
    }

    /** The answer of the process that runs with its data in the folder of the settings. */
    static Frame askRunning(Frame request) throws IOException {
        Path folder = StartSettings.dataFolder();
        return ControlClient.ask(folder, request)
                .orElseThrow(() -> new CommandFault("no Dialtone runs with its data in " + folder.toAbsolutePath()
                        + "; start it, or set DIALTONE_DATA to its data folder"));
    }

    Frame ask(Frame request) throws IOException {
        Path folder = StartSettings.dataFolder();
        Optional<Frame> answer = ControlClient.ask(folder, request);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (!request.words().getFirst().equals("apply")
                && StartSettings.read().db().isEmpty()
                && !Files.exists(folder.resolve("site.db"))) {
            throw new CommandFault("no Dialtone has its data in " + folder.toAbsolutePath()
                    + "; set DIALTONE_DATA to the box's data folder");
        }
        return process.answer(request, terminal);
    }
}
