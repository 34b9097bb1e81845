package org.dialtone.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.simulate.BootSummary;
import org.dialtone.simulate.PhoneTable;
import org.dialtone.simulate.Roster;
import org.dialtone.simulate.Simulation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Boots simulated phones against a box. */
final class SimulateCommand implements Command {

    private final OptionSpec phones = option(
            "--phones",
            Integer.class,
            "N",
            "How many phones, with made-up hardware addresses that are the same each time.");
    private final OptionSpec vendors =
            option("--vendors", String.class, "a,b", "Only these vendors; else all, in turn.");
    private final OptionSpec macs = option(
            "--macs",
            String.class,
            "MAC,…|FILE",
            "Phones with these hardware addresses; MAC=vendor where the address doesn't tell.");
    private final OptionSpec strangers =
            option("--strangers", Integer.class, "N", "Phones more that no site knows: they must not register.");
    private final OptionSpec server =
            option("--server", String.class, "ADDRESS", "Where the box answers DHCP relays (127.66.0.1).");
    private final OptionSpec dhcpPort = option("--dhcp-port", Integer.class, "PORT", "And on which port (67).");
    private final OptionSpec relay = option(
            "--relay", String.class, "ADDRESS,…", "The simulated relays' addresses, in the scopes (127.66.0.2).");
    private final OptionSpec atOnce = option("--at-once", Integer.class, "K", "How many phones boot at one time (50).");
    private final OptionSpec during =
            option("--during", Integer.class, "S", "The phones begin one after another in S seconds (0: all at once).");
    private final OptionSpec rows = option(
            "--rows",
            Integer.class,
            "N",
            "The most phones that are listed one by one (200); of more, only those that did not register.");
    private final OptionSpec wait = option(
            "--wait",
            Integer.class,
            "MS",
            "How long a phone waits for its first DHCP answer (4000); doubled with each try.");
    private final Flag hold = Flag.of("--hold", "Keeps leases and registrations until Ctrl-C.");
    private final Flag site = Flag.of("--print-site", "Prints a site file that knows these phones, and boots none.");
    private final Terminal terminal;

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private static OptionSpec option(String name, Class<?> type, String label, String description) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    @Override
    public void describe(CommandSpec spec) {
        List.of(
                        phones,
                        vendors,
                        macs,
                        strangers,
                        server,
                        dhcpPort,
                        relay,
                        atOnce,
                        during,
                        rows,
                        wait,
                        hold.spec(),
                        site.spec())
                .forEach(spec::addOption);
        spec.usageMessage()
                .description(
                        "Boots simulated phones through DHCP, HTTP and SIP, as a relay agent and from their own addresses.",
                        "Exit status 1 when a phone that should register did not.");
    }

    @Override
    public int run() throws IOException, InterruptedException {
        Roster roster = known();
        if (site.isGiven()) {
            terminal.say(roster.siteFile());
            return 0;
        }
        int expected = roster.size();
        roster.strangers(or(strangers, 0), chosen(roster).getFirst());
        if (roster.size() == 0) {
            throw new CommandFault("there is nothing to simulate; give --phones N or --macs");
        }
        try (Simulation simulation = new Simulation(setup())) {
            PhoneTable table = new PhoneTable(terminal::say);
            BootSummary tally = simulation.boot(roster, Duration.ofSeconds(or(during, 0)), boot -> {
                if (roster.size() <= or(rows, 200) || !boot.registered()) {
                    table.row(boot);
                }
            });
            terminal.say(tally.summary());
            if (hold.isGiven()) {
                simulation.hold(table::row);
            }
            return tally.registered() == expected && tally.sharedAddresses().isEmpty() ? 0 : 1;
        }
    }

    private Roster known() throws IOException {
        Roster roster = new Roster();
        roster.generate(or(phones, 0), chosen(roster));
        for (String one : given()) {
            String[] parts = one.split("=", 2);
            roster.add(MacAddress.of(parts[0]), parts.length == 2 ? parts[1] : null, null);
        }
        return roster;
    }

    private List<String> chosen(Roster roster) {
        return Optional.ofNullable(vendors.<String>getValue())
                .map(text -> List.of(text.split("\\s*,\\s*")))
                .orElseGet(roster::vendors);
    }

    private List<String> given() throws IOException {
        String text = macs.getValue();
        if (text == null) {
            return List.of();
        }
        String list = Files.isRegularFile(Path.of(text)) ? Files.readString(Path.of(text)) : text;
        return Arrays.stream(list.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Simulation.Setup setup() {
        return new Simulation.Setup(
                new InetSocketAddress(or(server, "127.66.0.1"), or(dhcpPort, 67)),
                Arrays.stream(or(relay, "127.66.0.2").split(",")).map(Ip4::of).toList(),
                or(atOnce, 50),
                Duration.ofMillis(or(wait, 4000)));
    }

    private static <T> T or(OptionSpec option, T otherwise) {
        T value = option.getValue();
        return value == null ? otherwise : value;
    }
}
