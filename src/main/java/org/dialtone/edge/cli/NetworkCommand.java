package org.dialtone.edge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dialtone.edge.os.NetworkUnits;
import org.dialtone.site.file.Finding;
import org.dialtone.site.file.Reading;
import org.dialtone.site.file.SiteReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the box's own addresses for the appliance's network service; it runs before the box does. */
final class NetworkCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder().index("0").required(true).type(Path.class)
            .paramLabel("SITE.yaml").description("The site file.").build();
    private final PositionalParamSpec folder = PositionalParamSpec.builder().index("1").required(true).type(Path.class)
            .paramLabel("FOLDER").description("Where the units of systemd-networkd go.").build();
    private final Terminal terminal;

    NetworkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file).addPositional(folder).usageMessage().description(
                "Writes the site file's network as units of systemd-networkd; the appliance does so when it starts.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        Path target = folder.getValue();
        Reading reading = SiteReader.read(SiteText.read(path));
        List<Finding> faults = reading.findings().inOrder().stream().filter(Finding::isFault).toList();
        if (!faults.isEmpty()) {
            terminal.say(SiteText.lines(path.toString(), faults));
            return 1;
        }
        for (Map.Entry<String, String> unit : NetworkUnits.of(reading.document().site().network()).entrySet()) {
            Files.writeString(target.resolve(unit.getKey()), unit.getValue());
        }
        return 0;
    }
}
