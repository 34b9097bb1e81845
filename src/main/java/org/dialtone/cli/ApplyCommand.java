package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Flag force =
            Flag.of("--force", "Also where the site was changed since the file was exported or last applied.");
    private final Flag dryRun = Flag.of(
            "--dry-run", "Tells what it would change and which phones the box would tell, and changes nothing.");
    private final Flag removal = allowRemoval();
    private final Terminal terminal;
    private final TargetBox box;

    ApplyCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    static Flag allowRemoval() {
        return Flag.of(
                "--allow-removal", "Also where more than a tenth, and more than five, of the phones or extensions go.");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(dryRun.spec())
                .addOption(force.spec())
                .addOption(removal.spec())
                .usageMessage()
                .description(
                        "Makes the configuration equal to a site file, in the running box or, when none runs, in its data folder.",
                        "A file with a fault changes nothing, nor does one that would undo what was changed otherwise.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        List<String> words = new ArrayList<>(List.of(
                "apply",
                SiteControl.word(path.toString()),
                SiteControl.word(path.toAbsolutePath().normalize().toString())));
        if (force.isGiven()) {
            words.add("force");
        }
        if (dryRun.isGiven()) {
            words.add("dry-run");
        }
        if (removal.isGiven()) {
            words.add("allow-removal");
        }
        Frame answer = box.ask(new Frame(words, SiteText.read(path)));
        terminal.say(answer.text());
        return answer.status();
    }
}
