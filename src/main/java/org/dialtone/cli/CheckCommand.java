package org.dialtone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.dialtone.app.WhatIfQuestion;
import org.dialtone.dhcp.WhatIf;
import org.dialtone.host.ArpQuestion;
import org.dialtone.host.KernelInterfaces;
import org.dialtone.host.NetworkInterfaces;
import org.dialtone.host.ThisMachine;
import org.dialtone.net.Ip4;
import org.dialtone.pack.InstalledPacks;
import org.dialtone.phone.Fleet;
import org.dialtone.phone.FleetStore;
import org.dialtone.site.Review;
import org.dialtone.site.SiteCheck;
import org.dialtone.site.compile.Plans;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reports all that is wrong with a site file; needs no box. */
final class CheckCommand implements Command {

    private final PositionalParamSpec file = PositionalParamSpec.builder()
            .index("0")
            .required(true)
            .type(Path.class)
            .paramLabel("SITE.yaml")
            .description("The site file.")
            .build();
    private final OptionSpec question = OptionSpec.builder("--what-if")
            .type(String.class)
            .paramLabel("mac=MAC,...")
            .description(
                    "Tells what this phone would be offered, and where each value comes from. Keys: mac, class (option 60), userclass (77), "
                            + "interface (the box's address there), giaddr (of a relay), ask (option numbers).")
            .build();
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(file)
                .addOption(question)
                .usageMessage()
                .description(
                        "Tells every fault of a site file and of the vendor packs in the data folder, each with its line, and changes nothing.");
    }

    @Override
    public int run() throws IOException {
        Path path = file.getValue();
        InstalledPacks packs = new InstalledPacks(StartSettings.dataFolder().resolve("packs"));
        packs.load().forEach(fault -> terminal.fault("packs/" + fault));
        packs.notes().forEach(note -> terminal.fault("warning: packs/" + note));
        String yaml = SiteText.read(path);
        SiteCheck check = new SiteCheck(
                packs.packs(),
                new ThisMachine(CheckCommand::isBox, CheckCommand::isSilent, NetworkInterfaces::trouble, _ -> true));
        Review review = check.check(yaml);
        terminal.say(SiteText.lines(path.toString(), review.findings()));
        if (question.getValue() != null) {
            check.plans(yaml, StartSettings.endpoints())
                    .ifPresent(plans -> terminal.say(answer(plans, packs, question.getValue())));
        }
        return review.ok() && packs.faults().isEmpty() ? 0 : 1;
    }

    /**
     * Whether the file is for this machine, whose network counts only then: it has one of the interfaces, or a box has
     * its data here.
     */
    private static boolean isBox(List<String> interfaces) {
        return !interfaces.isEmpty()
                && StartSettings.read().interfaces().isEmpty()
                && (NetworkInterfaces.names().stream().anyMatch(interfaces::contains)
                        || Files.exists(StartSettings.dataFolder().resolve("site.db")));
    }

    private static boolean isSilent(Ip4 router) {
        return NetworkInterfaces.beside(router)
                .filter(here -> !ArpQuestion.isAnswered(here, router))
                .isPresent();
    }

    private static String answer(Plans plans, InstalledPacks packs, String question) {
        InstantSource clock = InstantSource.system();
        Fleet fleet = new Fleet(packs.packs(), FleetStore.forgetful(List.of()), clock);
        fleet.configure(plans.identities());
        try {
            return WhatIfTable.text(new WhatIf(plans.dhcp(), List.of(), fleet, clock)
                    .answer(WhatIfQuestion.of(question, new KernelInterfaces())));
        } catch (IllegalArgumentException e) {
            throw new CommandFault("--what-if: " + e.getMessage());
        }
    }
}
