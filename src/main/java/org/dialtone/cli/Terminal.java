package org.dialtone.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dialtone.app.BackupFault;
import org.dialtone.cli.control.Frame;
import org.jboss.logging.Logger;

/**
 * The streams that a command reads and writes.
 *
 * @param keyboard the person's terminal, or null where there is none
 */
public record Terminal(PrintWriter out, PrintWriter err, BufferedReader in, Keyboard keyboard) {

    private static final Logger LOG = Logger.getLogger(Terminal.class);

    /** Reads what a person types, without echo. */
    public interface Keyboard {

        /** The next line; null where the terminal is closed. */
        char[] secret(String prompt);
    }

    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                console != null && console.isTerminal() ? prompt -> console.readPassword("%s", prompt) : null);
    }

    public void say(String text) {
        out.print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        out.flush();
    }

    /** One line on the error stream. */
    public void fault(String text) {
        err.println("dialtone: " + text);
        err.flush();
    }

    /** Says why a command failed, each line as a fault; returns its status. */
    int failed(Exception fault) {
        LOG.debug("the command failed", fault);
        String says = fault instanceof IOException && !(fault instanceof BackupFault)
                ? fault.getClass().getSimpleName() + ": " + fault.getMessage()
                : Optional.ofNullable(fault.getMessage()).orElseGet(fault::toString);
        says.lines().forEach(this::fault);
        return 1;
    }

    /** Says what a box answered, each line of a refusal as a fault; returns the answer's status. */
    int tell(Frame answer) {
        if (answer.status() == 0) {
            say(answer.text());
        } else {
            answer.text().lines().forEach(this::fault);
        }
        return answer.status();
    }

    /** Asks twice without echo on a terminal, else reads one line. */
    String newPassword(String user) throws IOException {
        return twice("New password of " + user + ": ", "passwords");
    }

    /**
     * Asks for a text twice on a terminal.
     *
     * @param what the texts' name, for the fault where the two differ
     */
    String twice(String prompt, String what) throws IOException {
        String first = secret(prompt);
        if (keyboard != null && !first.equals(secret("Once more: "))) {
            throw new CommandFault("the two " + what + " differ; nothing was changed");
        }
        return first;
    }

    /** Asks without echo on a terminal, else reads one line; empty where there is none. */
    String secret(String prompt) throws IOException {
        if (keyboard == null) {
            return line("");
        }
        char[] typed = keyboard.secret(prompt);
        return typed == null ? "" : new String(typed);
    }

    /** Reads one line; empty where there is none. */
    String line(String prompt) throws IOException {
        if (keyboard != null) {
            out.print(prompt);
            out.flush();
        }
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
