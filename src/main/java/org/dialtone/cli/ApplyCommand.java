package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the box's configuration equal to a site file. */
final class ApplyCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Path.class)
            .paramLabel("SITE.yaml")
            .description("The site file.")
            .build();
    private final Terminal terminal;
    private final TargetBox box;

    ApplyCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .usageMessage()
                .description(
                        "Makes the configuration equal to a site file, in the running box or, when none runs, in its data folder.",
                        "A file with a fault changes nothing.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        Frame answer = box.ask(new Frame(List.of("apply", SiteControl.word(path.toString())), SiteText.read(path)));
        terminal.say(answer.text());
        return answer.status();
    }
}
