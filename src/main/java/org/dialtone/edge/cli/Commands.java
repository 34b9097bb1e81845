package org.dialtone.edge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dialtone.edge.backup.BackupFault;
import org.dialtone.edge.box.Release;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All that can be said on the command line; read before Quarkus starts, so that only what serves pays for a start. */
public final class Commands {

    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final Terminal terminal;
    private final CommandLine line;

    Commands(Terminal terminal) {
        this.terminal = terminal;
        Command serve = new ServeCommand(terminal);
        CommandSpec root = spec("dialtone", serve).version("dialtone " + Release.read().says())
                .addOption(OptionSpec.builder("--version").versionHelp(true).arity("0").type(boolean.class).description("Prints the version.").build());
        all(serve).forEach((name, command) -> root.addSubcommand(name, spec(name, command)));
        root.usageMessage().description("DHCP, provisioning and SIP registration for desk phones, in one box. Without a command: serve.")
                .footer("", "Settings come from environment variables such as DIALTONE_DATA; src/docs/settings.md lists them.",
                        "Exit status: 0, 1 with one line for each fault, 2 for wrong usage.");
        // A native image lacks the method by which picocli would make paths.
        line = new CommandLine(root).registerConverter(Path.class, Path::of).setOut(terminal.out()).setErr(terminal.err()).setExecutionExceptionHandler(this::told);
    }

    /** Runs what the arguments say and gives the exit status of the process. */
    public static int run(String... arguments) {
        return new Commands(Terminal.ofProcess()).execute(arguments);
    }

    int execute(String... arguments) {
        return line.execute(arguments);
    }

    /** All commands and their options. */
    CommandSpec spec() {
        return line.getCommandSpec();
    }

    private Map<String, Command> all(Command serve) {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("serve", serve);
        commands.put("check", new CheckCommand(terminal));
        commands.put("apply", new ApplyCommand(terminal));
        commands.put("import", new ImportCommand(terminal));
        commands.put("export", new ExportCommand(terminal));
        commands.put("password", new PasswordCommand(terminal));
        commands.put("backup", new BackupCommand(terminal));
        commands.put("restore", new RestoreCommand(terminal));
        commands.put("reset", new ResetCommand(terminal));
        commands.put("probe", new ProbeCommand(terminal));
        commands.put("simulate", new SimulateCommand(terminal));
        commands.put("lan", new LanCommand(terminal));
        commands.put("network", new NetworkCommand(terminal));
        commands.put("update", new UpdateCommand(terminal));
        commands.put("demo", new DemoCommand(terminal));
        return commands;
    }

    private static CommandSpec spec(String name, Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) command::run).name(name)
                .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0").type(boolean.class).description("Prints this help.").build());
        command.describe(spec);
        return spec;
    }

    private int told(Exception fault, CommandLine command, CommandLine.ParseResult given) {
        LOG.debug("the command failed", fault);
        String says = fault instanceof IOException && !(fault instanceof BackupFault) ? fault.getClass().getSimpleName() + ": " + fault.getMessage()
                : Optional.ofNullable(fault.getMessage()).orElseGet(fault::toString);
        says.lines().forEach(terminal::fault);
        return 1;
    }
}
