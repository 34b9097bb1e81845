package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints the revisions of the site, or one of them. */
final class HistoryCommand implements Command {

    private final PositionalParamSpec number = PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(Integer.class)
            .paramLabel("N")
            .description("The revision to show, with all its changes; without it, one line for each revision.")
            .build();
    private final OptionSpec since = OptionSpec.builder("--since")
            .type(Integer.class)
            .paramLabel("N")
            .description("Only revisions after this one.")
            .build();
    private final Flag file =
            Flag.of("--file", "With N: the site file that was applied, with its comments and without its secrets.");
    private final Terminal terminal;
    private final TargetBox box;

    HistoryCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(number)
                .addOption(since)
                .addOption(file.spec())
                .usageMessage()
                .description("Prints who changed the site, when, how and what, newest first.");
    }

    @Override
    public int run() throws IOException {
        Integer one = number.getValue();
        Integer after = since.getValue();
        boolean text = file.isGiven();
        if (one != null && after != null || text && one == null) {
            throw new CommandFault(text ? "history --file needs a revision" : "history takes N or --since N, not both");
        }
        List<String> words = new ArrayList<>(List.of(text ? "history-file" : "history"));
        if (one != null) {
            words.add(one.toString());
        } else if (after != null) {
            words.add("since");
            words.add(after.toString());
        }
        Frame answer = box.ask(new Frame(words, ""));
        terminal.say(answer.text());
        return answer.status();
    }
}
