package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Prints the configuration as a site file. */
final class ExportCommand implements Command {

    private final OptionSpec secrets = OptionSpec.builder("--secrets")
            .arity("0")
            .type(boolean.class)
            .description("With token and passwords; without it only they are missing.")
            .build();
    private final OptionSpec csv = OptionSpec.builder("--csv")
            .arity("0")
            .type(boolean.class)
            .description("Only extensions and phones, as a table for a spreadsheet and for import.")
            .build();
    private final OptionSpec phonebook = OptionSpec.builder("--phonebook")
            .arity("0")
            .type(boolean.class)
            .description("Only the site's own entries of the phone book, as a table for import --phonebook.")
            .build();
    private final Terminal terminal;
    private final TargetBox box;

    ExportCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(secrets)
                .addOption(csv)
                .addOption(phonebook)
                .usageMessage()
                .description("Prints the configuration as a site file.");
    }

    @Override
    public int run() throws IOException {
        boolean all = Boolean.TRUE.equals(secrets.getValue());
        List<String> words = new ArrayList<>(List.of(
                Boolean.TRUE.equals(phonebook.getValue())
                        ? "export-phonebook"
                        : Boolean.TRUE.equals(csv.getValue()) ? "export-table" : "export"));
        if (all) {
            words.add("secrets");
        }
        Frame answer = box.ask(new Frame(words, ""));
        terminal.say(answer.text());
        return answer.status();
    }
}
