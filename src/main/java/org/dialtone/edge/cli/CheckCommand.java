package org.dialtone.edge.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.dialtone.edge.pack.PackShelf;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells all that is wrong with a site file; needs no box. */
final class CheckCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder().index("0").required(true).type(Path.class)
            .paramLabel("SITE.yaml").description("The site file.").build();
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file).usageMessage().description("Tells every fault of a site file, each with its line, and changes nothing.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        PackShelf packs = new PackShelf(StartSettings.dataFolder().resolve("packs"));
        packs.load().forEach(fault -> terminal.fault("warning: " + fault));
        Review review = new SiteCheck(packs.packs()).check(SiteText.read(path));
        terminal.say(SiteText.lines(path.toString(), review.findings()));
        return review.ok() ? 0 : 1;
    }
}
