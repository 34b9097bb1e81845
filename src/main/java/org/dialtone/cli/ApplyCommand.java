package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
    private final OptionSpec force = OptionSpec.builder("--force")
            .arity("0")
            .type(boolean.class)
            .description("Also where the site was changed since the file was exported or last applied.")
            .build();
    private final OptionSpec dryRun = OptionSpec.builder("--dry-run")
            .arity("0")
            .type(boolean.class)
            .description("Tells what it would change and which phones the box would tell, and changes nothing.")
            .build();
    private final OptionSpec removal = allowRemoval();
    private final Terminal terminal;
    private final TargetBox box;

    ApplyCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    static OptionSpec allowRemoval() {
        return OptionSpec.builder("--allow-removal")
                .arity("0")
                .type(boolean.class)
                .description("Also where more than a tenth, and more than five, of the phones or extensions go.")
                .build();
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(dryRun)
                .addOption(force)
                .addOption(removal)
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
        if (Boolean.TRUE.equals(force.getValue())) {
            words.add("force");
        }
        if (Boolean.TRUE.equals(dryRun.getValue())) {
            words.add("dry-run");
        }
        if (Boolean.TRUE.equals(removal.getValue())) {
            words.add("allow-removal");
        }
        Frame answer = box.ask(new Frame(words, SiteText.read(path)));
        terminal.say(answer.text());
        return answer.status();
    }
}
