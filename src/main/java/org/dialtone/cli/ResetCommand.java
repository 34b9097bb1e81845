package org.dialtone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;

/** Empties the data folder: the box is as it was before its first start. */
final class ResetCommand implements Command {

    static final String WORD = "reset";

    private final Terminal terminal;

    ResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Deletes all that the box knows: site, leases, passwords, keys, certificates, packs, firmware, logs.",
                        "Asks for the word \"" + WORD
                                + "\"; a running box restarts empty. A site file in DIALTONE_SITE is applied again.");
    }

    @Override
    public int run() throws IOException {
        Path folder = StartSettings.dataFolder();
        if (!Files.isDirectory(folder)) {
            throw new CommandFault(
                    "there is no data folder " + folder.toAbsolutePath() + "; set DIALTONE_DATA to the box's");
        }
        if (StartSettings.read().db().isPresent()) {
            throw new CommandFault(
                    "this box keeps its state on PostgreSQL, which a reset doesn't reach: stop it, drop its"
                            + " schema there, and reset the data folder without DIALTONE_DB");
        }
        if (!WORD.equals(terminal.line("This deletes all that lies in " + folder.toAbsolutePath()
                + ", and nothing brings it back but a backup.\n" + "Type " + WORD + " to go on: "))) {
            throw new CommandFault("\"" + WORD + "\" was not typed; nothing was changed");
        }
        Optional<Frame> running = ControlClient.stream(
                folder,
                new Frame(List.of("reset"), ""),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream());
        Frame answer = running.isPresent()
                ? running.get()
                : RestoreCommand.withoutBox(folder, backups -> {
                    backups.reset();
                    return "The data folder is empty.\n";
                });
        terminal.say(answer.text());
        return answer.status();
    }
}
