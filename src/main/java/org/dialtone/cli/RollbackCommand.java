package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the site what it was at an earlier revision. */
final class RollbackCommand implements Command {

    private final PositionalParamSpec number = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Integer.class)
            .paramLabel("N")
            .description("The revision to go back to; see history.")
            .build();
    private final Flag secrets = Flag.of("--secrets", "Its token and passwords too; without it the present ones stay.");
    private final Flag removal = ApplyCommand.allowRemoval();
    private final Terminal terminal;
    private final TargetBox box;

    RollbackCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(number)
                .addOption(secrets.spec())
                .addOption(removal.spec())
                .usageMessage()
                .description(
                        "Makes the site what it was at an earlier revision, as a new revision, in the running box or, when none runs, in its data folder.");
    }

    @Override
    public int run() throws IOException {
        List<String> words =
                new ArrayList<>(List.of("rollback", number.getValue().toString()));
        if (secrets.isGiven()) {
            words.add("secrets");
        }
        if (removal.isGiven()) {
            words.add("allow-removal");
        }
        Frame answer = box.ask(new Frame(words, ""));
        terminal.say(answer.text());
        return answer.status();
    }
}
