package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialtone.cli.control.Frame;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Merges a table of extensions and phones into the box's configuration, or makes its phone book equal to one. */
final class ImportCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Path.class)
            .paramLabel("FILE")
            .description("A table (CSV) with headings; see export --csv. With --leases a lease file.")
            .build();
    private final Flag dryRun = Flag.of("--dry-run", "Tells what would become of each row, and changes nothing.");
    private final Flag phonebook = Flag.of(
            "--phonebook",
            "The table holds the site's own entries of the phone book, all of them; see export --phonebook.");
    private final Flag leases = Flag.of(
            "--leases",
            "The file holds leases of another DHCP server: Kea's memfile (kea-leases4.csv), ISC's dhcpd.leases or dnsmasq.leases.");
    private final Terminal terminal;
    private final TargetBox box;

    ImportCommand(Terminal terminal, TargetBox box) {
        this.terminal = terminal;
        this.box = box;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(dryRun.spec())
                .addOption(phonebook.spec())
                .addOption(leases.spec())
                .usageMessage()
                .description(
                        "Adds and changes extensions and phones by a table (CSV), in the running box or, when none runs, in its data folder.",
                        "What the table doesn't name stays as it is. A table with a fault changes nothing.",
                        "With --leases the box takes over leases of another DHCP server, so that no phone gets another address.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        List<String> words = new ArrayList<>(List.of(command(), SiteControl.word(path.toString())));
        if (dryRun.isGiven()) {
            words.add("dry-run");
        }
        Frame answer = box.ask(new Frame(words, leases.isGiven() ? SiteText.readLeases(path) : SiteText.read(path)));
        terminal.say(answer.text());
        return answer.status();
    }

    private String command() {
        if (leases.isGiven() && phonebook.isGiven()) {
            throw new CommandFault("a file holds leases or a phone book: give --leases or --phonebook");
        }
        return leases.isGiven() ? LeaseFileControl.WORD : phonebook.isGiven() ? "import-phonebook" : "import";
    }
}
