package org.dialtone.cli;

/**
 * Runs what the arguments say. Without any the box serves, and the library that reads a command line is not loaded: a
 * hundred and fifty classes of a format so old that no cache of a start holds them.
 */
public final class CommandLineStart {

    private CommandLineStart() {}

    /** Gives the exit status of the process. */
    public static int run(BoxProcess process, String... arguments) {
        return run(Terminal.ofProcess(), process, arguments);
    }

    static int run(Terminal terminal, BoxProcess process, String... arguments) {
        if (arguments.length > 0) {
            return new Commands(terminal, process).execute(arguments);
        }
        try {
            return new ServeCommand(terminal, process).run();
        } catch (Exception e) {
            return terminal.failed(e);
        }
    }
}
