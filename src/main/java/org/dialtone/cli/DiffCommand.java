package org.dialtone.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Prints what differs between two revisions of the site. */
final class DiffCommand implements Command {

    private final PositionalParamSpec from = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Integer.class)
            .paramLabel("N")
            .description("The earlier revision.")
            .build();
    private final PositionalParamSpec to = PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .type(Integer.class)
            .paramLabel("M")
            .description("The later revision; without it, the present one.")
            .build();
    private final Terminal terminal;
    private final TargetBox box;

    DiffCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(from)
                .addPositional(to)
                .usageMessage()
                .description("Prints what changed from one revision of the site to another, one line for each change.");
    }

    @Override
    public int run() throws IOException {
        Integer earlier = from.getValue();
        String later =
                Optional.<Object>ofNullable(to.getValue()).map(Object::toString).orElse("present");
        Frame answer = box.ask(new Frame(List.of("diff", earlier.toString(), later), ""));
        terminal.say(answer.text());
        return answer.status();
    }
}
