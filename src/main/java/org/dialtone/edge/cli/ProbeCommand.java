package org.dialtone.edge.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.dialtone.edge.udp.DhcpOffer;
import org.dialtone.edge.udp.DhcpProbe;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells which DHCP servers answer on an interface, and what they offer. */
final class ProbeCommand implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final PositionalParamSpec interfaceName = PositionalParamSpec.builder().index("0").required(true).type(String.class)
            .paramLabel("INTERFACE").description("The network interface, e.g. eth1.").build();
    private final Terminal terminal;

    ProbeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(interfaceName).usageMessage().description(
                "Tells which DHCP servers answer on an interface, and what they offer. Takes no lease.");
    }

    @Override
    public int run() {
        String name = interfaceName.getValue();
        List<DhcpOffer> offers = offers(name);
        if (offers.isEmpty()) {
            terminal.say("no DHCP server answers on " + name);
        }
        offers.forEach(offer -> terminal.say(offer.text()));
        return 0;
    }

    static List<DhcpOffer> offers(String interfaceName) {
        return new DhcpProbe(new SecureRandom()).probe(interfaceName, PATIENCE);
    }
}
