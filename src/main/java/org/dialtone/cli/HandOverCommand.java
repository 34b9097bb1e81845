package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Has another process of those that share the database become active. */
final class HandOverCommand implements Command {

    private final OptionSpec to = OptionSpec.builder("--to")
            .type(String.class)
            .paramLabel("NAME")
            .description("The process that is to be active; without it, any that is ready.")
            .build();
    private final Terminal terminal;

    HandOverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(to)
                .usageMessage()
                .description(
                        "Has another process that shares the database on PostgreSQL become active; this one starts anew, and is ready then.",
                        "Refused where no other was seen within 5 s, or where its version is older than the database's tables.");
    }

    @Override
    public int run() throws IOException {
        List<String> words = new ArrayList<>(List.of(ProcessControl.HANDOVER));
        if (to.getValue() != null) {
            words.add(SiteControl.word(to.getValue()));
        }
        return terminal.tell(TargetBox.askRunning(new Frame(words, "")));
    }
}
