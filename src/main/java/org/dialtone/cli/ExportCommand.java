package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the configuration as a site file. */
final class ExportCommand implements Command {

    private final Flag secrets = Flag.of("--secrets", "With token and passwords; without it only they are missing.");
    private final Flag csv =
            Flag.of("--csv", "Only extensions and phones, as a table for a spreadsheet and for import.");
    private final Flag phonebook =
            Flag.of("--phonebook", "Only the site's own entries of the phone book, as a table for import --phonebook.");
    private final Terminal terminal;
    private final TargetBox box;

    ExportCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(secrets.spec())
                .addOption(csv.spec())
                .addOption(phonebook.spec())
                .usageMessage()
                .description("Prints the configuration as a site file.");
    }

    @Override
    public int run() throws IOException {
        boolean all = secrets.isGiven();
        List<String> words = new ArrayList<>(
                List.of(phonebook.isGiven() ? "export-phonebook" : csv.isGiven() ? "export-table" : "export"));
        if (all) {
            words.add("secrets");
        }
        Frame answer = box.ask(new Frame(words, ""));
        terminal.say(answer.text());
        return answer.status();
    }
}
