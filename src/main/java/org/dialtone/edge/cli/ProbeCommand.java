package org.dialtone.edge.cli;

import java.time.Duration;
import java.util.List;
import org.dialtone.dhcp.wire.Code;
import org.dialtone.dhcp.wire.DhcpMessage;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells which DHCP servers answer on an interface, and what they offer. */
final class ProbeCommand implements Command {

    static final Duration PATIENCE = Duration.ofSeconds(6);

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
    public int run() throws InterruptedException {
        String name = interfaceName.getValue();
        List<DhcpMessage> offers = new Probe(name).offers(PATIENCE);
        if (offers.isEmpty()) {
            terminal.say("no DHCP server answers on " + name);
        }
        offers.forEach(offer -> terminal.say(described(offer)));
        return 0;
    }

    static String described(DhcpMessage offer) {
        return "DHCP server " + server(offer) + " offers " + offer.yiaddr() + "\n" + offer.options().toString().indent(2);
    }

    static String server(DhcpMessage offer) {
        return offer.options().address(Code.SERVER_ID).map(Object::toString).orElse("without name");
    }
}
