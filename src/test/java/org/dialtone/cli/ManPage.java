package org.dialtone.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the commands say of themselves as a manual page (man(7)). */
final class ManPage {

    private static final String HEAD = """
            .TH DIALTONE 1 "@DATE@" "dialtone @VERSION@" "User Commands"
            .SH NAME
            dialtone \\- DHCP, provisioning and SIP registration for desk phones
            """;

    private static final String TAIL = """
            .SH FILES
            .TP
            .I /etc/dialtone/settings
            Settings of the service, one a line. Commands that root runs have them too; what the environment says counts more.
            .TP
            .I /var/lib/dialtone
            All that was set or learned. Commands that root runs work on it, as the user dialtone.
            .SH SEE ALSO
            .BR journalctl (1),
            .BR systemctl (1)
            """;

    private ManPage() {}

    static String of(CommandSpec root) {
        return HEAD
                + ".SH SYNOPSIS\n" + synopsis(root)
                + ".SH DESCRIPTION\n" + sentences(root.usageMessage().description())
                + arguments(root.args())
                + ".SH COMMANDS\n"
                + root.subcommands().values().stream()
                        .map(command -> command(command.getCommandSpec()))
                        .collect(Collectors.joining())
                + ".SH NOTES\n" + sentences(root.usageMessage().footer())
                + TAIL;
    }

    private static String command(CommandSpec command) {
        return ".SS " + command.name() + "\n" + synopsis(command)
                + ".PP\n" + sentences(command.usageMessage().description())
                + arguments(command.args())
                + sentences(command.usageMessage().footer());
    }

    private static String synopsis(CommandSpec command) {
        String told = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        return "\\fB" + command.qualifiedName() + "\\fR "
                + text(told.strip()
                        .replaceAll("\\s*\\n\\s*", " ")
                        .substring(command.qualifiedName().length())
                        .strip())
                + "\n";
    }

    /** Each command has --help, which is told once. */
    private static String arguments(Collection<ArgSpec> arguments) {
        return arguments.stream()
                .filter(each -> !(each instanceof OptionSpec option
                        && option.usageHelp()
                        && each.command().parent() != null))
                .map(each -> ".TP\n" + name(each) + "\n" + sentences(each.description()))
                .collect(Collectors.joining());
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option ->
                Arrays.stream(option.names())
                                .map(each -> "\\fB" + text(each) + "\\fR")
                                .collect(Collectors.joining(", "))
                        + (option.arity().max() == 0 ? "" : " \\fI" + text(option.paramLabel()) + "\\fR");
            case PositionalParamSpec parameter -> "\\fI" + text(parameter.paramLabel()) + "\\fR";
            default -> throw new IllegalArgumentException(argument.toString());
        };
    }

    private static String sentences(String... lines) {
        return Stream.of(lines)
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(line -> text(line) + "\n")
                .collect(Collectors.joining(".br\n"));
    }

    /** Letters that groff would take for its own. */
    private static String text(String plain) {
        String escaped = plain.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return List.of('.', '\'').contains(escaped.charAt(0)) ? "\\&" + escaped : escaped;
    }
}
