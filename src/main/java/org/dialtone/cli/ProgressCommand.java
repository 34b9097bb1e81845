package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints how far changes of the site are on their way to their phones, or says when the phones are told. */
final class ProgressCommand implements Command {

    private final PositionalParamSpec number = PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(Integer.class)
            .paramLabel("N")
            .description("The revision; without it, one line for each change that is followed.")
            .build();
    private final OptionSpec tell = OptionSpec.builder("--tell")
            .type(String.class)
            .paramLabel("WHEN")
            .description(
                    "With N: when the phones without it are told: now, tonight, or recheck (they come by themselves).")
            .build();
    private final Terminal terminal;

    ProgressCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(number)
                .addOption(tell)
                .usageMessage()
                .description("Prints how many phones have a change of the site, and which don't.");
    }

    @Override
    public int run() throws IOException {
        Integer revision = number.getValue();
        String when = tell.getValue();
        if (when != null && revision == null) {
            throw new CommandFault("progress --tell needs a revision");
        }
        List<String> words = new ArrayList<>(List.of(DeploymentControl.PROGRESS));
        if (revision != null) {
            words.add(revision.toString());
        }
        if (when != null) {
            words.add(SiteControl.word(when));
        }
        return terminal.tell(TargetBox.askRunning(new Frame(words, "")));
    }
}
