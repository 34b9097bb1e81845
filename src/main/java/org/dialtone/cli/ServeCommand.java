package org.dialtone.cli;

import picocli.CommandLine.Model.CommandSpec;

/** Runs the box until it is told to stop. */
final class ServeCommand implements Command {

    private final Terminal terminal;
    private final BoxProcess process;

    ServeCommand(Terminal terminal, BoxProcess process) {
        this.terminal = terminal;
        this.process = process;
    }

    @Override
    public void describe(CommandSpec spec) {
        if (spec.usageMessage().description().length == 0) {
            spec.usageMessage().description("Runs the box: the one command that opens ports and the database.");
        }
    }

    @Override
    public int run() {
        return process.serve(StartSettings.read(), terminal);
    }
}
