package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows the certificate that was given to the running box, gives it another, or goes back to the box's own. */
final class CertificateCommand implements Command {

    /** What the command asks of the box. */
    enum Verb {
        show,
        check,
        set,
        own
    }

    private final PositionalParamSpec verb = VerbParameters.verb(
            "show: what is in use. check: tells what the box thinks of FILE. set: uses FILE for HTTPS and SIP. "
                    + "own: goes back to the box's own certificate, and deletes the given one with its key.",
            Verb.values());
    private final PositionalParamSpec file =
            VerbParameters.file("PEM: the certificate, those that lead to its authority, and the key.");
    private final Terminal terminal;
    private final TargetBox box;

    CertificateCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(verb)
                .addPositional(file)
                .usageMessage()
                .description("Gives the box a certificate for TLS in place of its own.");
    }

    @Override
    public int run() throws IOException {
        Verb what = verb.getValue();
        Path path = file.getValue();
        boolean takes = what == Verb.check || what == Verb.set;
        if (takes == (path == null)) {
            throw new CommandFault("certificate " + what + (takes ? " needs a file" : " takes no file"));
        }
        return terminal.tell(
                box.ask(new Frame(List.of("certificate", what.name()), takes ? SiteText.readCertificate(path) : "")));
    }
}
