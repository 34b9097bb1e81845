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
import org.dialtone.store.DatabaseAddress;
import org.dialtone.store.DatabaseSetting;
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
        Optional<DatabaseAddress> server = DatabaseSetting.read(StartSettings.read());
        if (!WORD.equals(terminal.line("This deletes all that lies in " + folder.toAbsolutePath()
                + server.map(address -> ", and all rows of the box on " + address)
                        .orElse("") + ", and nothing brings it back but a backup.\n" + "Type " + WORD
                + " to go on: "))) {
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
                    return server.isPresent()
                            ? "The data folder and the database are empty.\n"
                            : "The data folder is empty.\n";
                });
        terminal.say(answer.text());
        return answer.status();
    }
}
