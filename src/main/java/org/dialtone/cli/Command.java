package org.dialtone.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One command of the command line. */
interface Command {

    /** Adds this command's description, options and parameters. */
    void describe(CommandSpec spec);

    /**
     * Runs the command.
     *
     * @return the exit status: 0, or 1 when the command reported faults
     */
    int run() throws Exception;
}
