package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows who reaches the console, and opens or closes it to the interfaces that serve phones. */
final class ConsoleCommand implements Command {

    /** What the command asks of the box. */
    enum Verb {
        show,
        open,
        close
    }

    private final PositionalParamSpec verb = VerbParameters.verb(
            "show: who reaches it. open: all interfaces. close: not those that serve phones.", Verb.values());
    private final Flag screen = PasswordCommand.screen();
    private final Terminal terminal;
    private final TargetBox box;

    ConsoleCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(verb)
                .addOption(screen.spec())
                .usageMessage()
                .description("Opens console, API and metrics to the interfaces that serve phones, or closes them.");
    }

    @Override
    public int run() throws IOException {
        List<String> words =
                new ArrayList<>(List.of("console", verb.<Verb>getValue().name()));
        if (screen.isGiven()) {
            words.add(SiteControl.SCREEN);
        }
        return terminal.tell(box.ask(new Frame(words, "")));
    }
}
