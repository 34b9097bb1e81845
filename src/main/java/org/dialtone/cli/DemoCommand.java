package org.dialtone.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Runs the box with the demo site and simulated phones: what {@code make run} does. */
final class DemoCommand implements Command {

    private final Terminal terminal;
    private final BoxProcess process;

    DemoCommand(Terminal terminal, BoxProcess process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Runs the box with a made-up hotel and 15 simulated phones, one of them unknown to it.",
                        "Meant for loopback and high ports, as make run sets them.");
    }

    @Override
    public int run() {
        return process.demo(StartSettings.read(), terminal);
    }
}
