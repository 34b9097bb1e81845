package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.app.LocalInterface;
import org.dialtone.app.Settings;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.store.DataFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Serves the network of one interface, with a site file or one made for it: what {@code make run INTERFACE=…} does. */
final class LanCommand implements Command {

    private final PositionalParamSpec interfaceName = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(String.class)
            .paramLabel("INTERFACE")
            .description("The network interface, e.g. eth1.")
            .build();
    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .type(Path.class)
            .paramLabel("SITE.yaml")
            .description(
                    "A site file; else addresses from the upper half of the interface's subnet, when no other DHCP server answers.")
            .build();
    private final Terminal terminal;
    private final BoxProcess process;

    LanCommand(Terminal terminal, BoxProcess process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(interfaceName)
                .addPositional(file)
                .usageMessage()
                .description("Runs the box for the network of one interface.");
    }

    @Override
    public int run() throws IOException {
        LocalInterface lan = NetworkInterfaces.require(interfaceName.getValue());
        Path given = file.getValue();
        System.setProperty("dialtone.interfaces", lan.name());
        System.setProperty("dialtone.site", (given != null ? given : made(lan)).toString());
        terminal.say("Console: " + console(lan, StartSettings.read()));
        return process.serve(StartSettings.read(), terminal);
    }

    private static String console(LocalInterface lan, Settings settings) {
        boolean plain = settings.https().port() == 0;
        int port = plain ? settings.http().port() : settings.https().port();
        return (plain ? "http://" : "https://") + lan.address() + (port == (plain ? 80 : 443) ? "" : ":" + port)
                + "/console/";
    }

    private Path made(LocalInterface lan) throws IOException {
        LanSite site = LanSite.of(lan);
        List<DhcpOffer> others = process.probe(lan.name());
        if (!others.isEmpty()) {
            throw new CommandFault("the DHCP server " + others.getFirst().server() + " answers on " + lan.name()
                    + " already; switch it off there, or give a site file of your own with SITE=site.yaml");
        }
        terminal.say("No other DHCP server answers on " + lan.name() + "; serving " + site.pool() + " of "
                + site.subnet() + " there.");
        try (DataFolder folder = DataFolder.open(StartSettings.dataFolder())) {
            return Files.writeString(folder.file("lan-site.yaml"), site.yaml());
        }
    }
}
