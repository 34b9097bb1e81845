package org.dialtone.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Sets a console user's password. */
final class PasswordCommand implements Command {

    private final PositionalParamSpec user = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(String.class)
            .paramLabel("USER")
            .description("The user, e.g. admin.")
            .build();
    private final Flag screen = screen();
    private final Terminal terminal;
    private final TargetBox box;

    PasswordCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    /** For the appliance's menu, so that the audit log tells its screen from a command. */
    static Flag screen() {
        return Flag.hidden("--screen");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(user)
                .addOption(screen.spec())
                .usageMessage()
                .description(
                        "Sets the password of a user of console and API.",
                        "Asks for it twice on a terminal; else reads one line.");
    }

    @Override
    public int run() throws IOException {
        String name = user.getValue();
        String password = terminal.newPassword(name);
        if (password.isEmpty()) {
            throw new CommandFault("no password was given; nothing was changed");
        }
        List<String> words = new ArrayList<>(List.of("password", SiteControl.word(name)));
        if (screen.isGiven()) {
            words.add(SiteControl.SCREEN);
        }
        return terminal.tell(box.ask(new Frame(words, password)));
    }
}
