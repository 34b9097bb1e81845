package org.dialtone.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dialtone.app.DhcpRecipes;
import org.dialtone.app.LocalInterface;
import org.dialtone.cli.control.ControlClient;
import org.dialtone.cli.control.Frame;
import org.dialtone.dhcp.DhcpOffer;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.phone.ProvisioningRoot;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reports which DHCP servers answer on an interface, and what they offer. */
final class ProbeCommand implements Command {

    private final PositionalParamSpec interfaceName = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(String.class)
            .paramLabel("INTERFACE")
            .description("The network interface, e.g. eth1.")
            .build();
    private final Terminal terminal;
    private final BoxProcess process;

    ProbeCommand(Terminal terminal, BoxProcess process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(interfaceName)
                .usageMessage()
                .description(
                        "Tells which DHCP servers answer on an interface, and what they offer. Takes no lease. Where another server answers: "
                                + "how option 66 is set on it.");
    }

    @Override
    public int run() throws IOException {
        String name = interfaceName.getValue();
        List<DhcpOffer> offers = process.probe(name);
        if (offers.isEmpty()) {
            terminal.say("no DHCP server answers on " + name);
        }
        offers.forEach(offer -> terminal.say(offer.text()));
        if (offers.stream()
                .anyMatch(offer -> NetworkInterfaces.holding(offer.server()).isEmpty())) {
            terminal.say("\n" + recipes(name));
        }
        return 0;
    }

    /** The recipes for other DHCP servers, with the site's own URL where the box runs. */
    private static String recipes(String interfaceName) throws IOException {
        Frame question = new Frame(List.of("recipes", SiteControl.word(interfaceName)), "");
        Optional<Frame> answer =
                ControlClient.ask(StartSettings.dataFolder(), question).filter(told -> told.status() == 0);
        return answer.map(Frame::text)
                .or(() -> NetworkInterfaces.find(interfaceName).map(ProbeCommand::withoutBox))
                .orElse("Give " + interfaceName + " an address to see how option 66 sends phones there.");
    }

    private static String withoutBox(LocalInterface here) {
        return new DhcpRecipes(
                                new ProvisioningRoot(StartSettings.read().http().port(), "TOKEN").url(here.address()),
                                here.subnet())
                        .text()
                + "\nTOKEN stands for this site's own, as no box runs in this data folder: see dialtone export --secrets.";
    }
}
