package org.dialtone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dialtone.app.Release;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All commands of the command line. They are read before Quarkus starts, so that only a command that serves pays for a
 * start.
 */
final class Commands {

    private final Terminal terminal;
    private final BoxProcess process;
    private final CommandLine line;

    Commands(Terminal terminal, BoxProcess process) {
        this.terminal = terminal;
        this.process = process;
        Command serve = new ServeCommand(terminal, process);
        CommandSpec root = spec("dialtone", serve)
                .version("dialtone " + Release.read().says())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Prints the version.")
                        .build());
        all(serve).forEach((name, command) -> root.addSubcommand(name, spec(name, command)));
        root.usageMessage()
                .description(
                        "DHCP, provisioning and SIP registration for desk phones, in one box. Without a command: serve.")
                .footer(
                        "",
                        "Settings come from environment variables such as DIALTONE_DATA; src/docs/settings.md lists them.",
                        "Exit status: 0, 1 with one line for each fault, 2 for wrong usage.");
        // A native image lacks the method by which picocli would make paths.
        line = new CommandLine(root)
                .registerConverter(Path.class, Path::of)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setExecutionExceptionHandler((fault, _, _) -> terminal.failed(fault));
    }

    int execute(String... arguments) {
        return line.execute(arguments);
    }

    /** All commands and their options. */
    CommandSpec spec() {
        return line.getCommandSpec();
    }

    private Map<String, Command> all(Command serve) {
        TargetBox box = new TargetBox(process, terminal);
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("serve", serve);
        commands.put("check", new CheckCommand(terminal));
        commands.put("apply", new ApplyCommand(terminal, box));
        commands.put("import", new ImportCommand(terminal, box));
        commands.put("export", new ExportCommand(terminal, box));
        commands.put("history", new HistoryCommand(terminal, box));
        commands.put("progress", new ProgressCommand(terminal));
        commands.put("diff", new DiffCommand(terminal, box));
        commands.put("rollback", new RollbackCommand(terminal, box));
        commands.put("password", new PasswordCommand(terminal, box));
        commands.put("backup", new BackupCommand(terminal));
        commands.put("restore", new RestoreCommand(terminal));
        commands.put("reset", new ResetCommand(terminal));
        commands.put("database", new DatabaseCommand(terminal));
        commands.put(ProcessControl.PROCESSES, new ProcessesCommand(terminal));
        commands.put(ProcessControl.HANDOVER, new HandOverCommand(terminal));
        commands.put("free-declined", new FreeDeclinedCommand(terminal));
        commands.put("probe", new ProbeCommand(terminal, process));
        commands.put("simulate", new SimulateCommand(terminal));
        commands.put("lan", new LanCommand(terminal, process));
        commands.put("network", new NetworkCommand(terminal, box));
        commands.put("console", new ConsoleCommand(terminal, box));
        commands.put("certificate", new CertificateCommand(terminal, box));
        commands.put("update", new UpdateCommand(terminal));
        commands.put("demo", new DemoCommand(terminal, process));
        return commands;
    }

    private static CommandSpec spec(String name, Command command) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) command::run)
                .name(name)
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Prints this help.")
                        .build());
        command.describe(spec);
        return spec;
    }
}
