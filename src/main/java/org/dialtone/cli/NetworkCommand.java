package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.NetworkLines;
import org.dialtone.cli.control.Frame;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Reading;
import org.dialtone.site.file.SiteReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Shows and changes the box's own addresses in the running appliance. */
final class NetworkCommand implements Command {

    /**
     * What the command asks of the box. The appliance asks {@code lines} before the box starts: the network of a site
     * file, in the form that root takes.
     */
    enum Verb {
        show,
        set,
        confirm,
        undo,
        lines
    }

    private final PositionalParamSpec verb = VerbParameters.verb(
            "show: what is in force. set: tries FILE, or what the site says, for 120 s unless it is confirmed. "
                    + "confirm: keeps what is tried. undo: goes back at once.",
            Verb.show,
            Verb.set,
            Verb.confirm,
            Verb.undo);
    private final PositionalParamSpec file =
            VerbParameters.file("What stands under network in a site file, or the same as JSON.");
    private final Terminal terminal;
    private final TargetBox box;

    NetworkCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(verb)
                .addPositional(file)
                .usageMessage()
                .description("Shows the addresses of the appliance, or changes them with a way back.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        Verb what = verb.getValue();
        if (path == null && what == Verb.lines || path != null && what != Verb.set && what != Verb.lines) {
            throw new CommandFault("network " + what + (path == null ? " needs a site file" : " takes no file"));
        }
        return what == Verb.lines ? lines(path) : ask(what, path);
    }

    private int ask(Verb what, Path path) throws IOException {
        Frame answer = path == null
                ? box.ask(new Frame(List.of("network", what.name()), ""))
                : box.ask(new Frame(
                        List.of("network", what.name(), SiteControl.word(path.toString())), SiteText.read(path)));
        return terminal.tell(answer);
    }

    private int lines(Path path) throws IOException {
        Reading reading = SiteReader.read(SiteText.read(path));
        List<Finding> faults =
                reading.findings().inOrder().stream().filter(Finding::isFault).toList();
        if (!faults.isEmpty()) {
            terminal.say(SiteText.lines(path.toString(), faults));
            return 1;
        }
        NetworkLines.of(reading.document().site().network()).forEach(terminal::say);
        return 0;
    }
}
