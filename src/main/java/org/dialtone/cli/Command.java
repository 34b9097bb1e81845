package org.dialtone.cli;

import picocli.CommandLine.Model.CommandSpec;

/** One word of the command line. */
interface Command {

    /** Adds this command's description, options and parameters. */
    void describe(CommandSpec spec);

    /** Does it and gives the exit status: 0, or 1 when it told of faults. */
    int run() throws Exception;
}
