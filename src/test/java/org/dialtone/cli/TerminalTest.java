package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    private static final String DIFFER = "the two passwords differ; nothing was changed";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> prompts = new ArrayList<>();

    @Test
    void whatIsSaidEndsWithOneLineEnd() {
        Terminal terminal = pipe("");
        terminal.say("one");
        terminal.say("two\n");
        terminal.say("");
        terminal.say("three\nfour");
        assertEquals("one\ntwo\nthree\nfour\n", out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void aFaultNamesTheProgram() {
        pipe("").fault("it broke");
        assertEquals("dialtone: it broke\n", err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'\n', ''", "'a b \nc\n', 'a b '", "'last', last"})
    void withoutAKeyboardALineIsReadAndNothingAsked(String typed, String line) throws IOException {
        assertEquals(line, pipe(typed).line("Type: "));
        assertEquals(line, pipe(typed).secret("Type: "));
        assertEquals(line, pipe(typed).newPassword("admin"));
        assertEquals("", out.toString() + err);
    }

    @Test
    void onAKeyboardALineIsAskedForOnTheScreen() throws IOException {
        assertEquals("reset", keyboard("reset\n").line("Type reset: "));
        assertEquals("Type reset: ", out.toString());
        assertEquals(List.of(), prompts);
    }

    @Test
    void onAKeyboardASecretIsAskedForOnceWithoutEcho() throws IOException {
        assertEquals("s3cret", keyboard("not this\n", "s3cret").secret("Passphrase: "));
        assertEquals(List.of("Passphrase: "), prompts);
        assertEquals("", out.toString());
    }

    @Test
    void aTerminalThatIsClosedGivesAnEmptySecret() throws IOException {
        assertEquals("", keyboard("").secret("Passphrase: "));
        assertEquals("", keyboard("").newPassword("admin"));
    }

    @Test
    void aNewPasswordIsAskedForTwice() throws IOException {
        assertEquals("s3cret 100%", keyboard("", "s3cret 100%", "s3cret 100%").newPassword("admin"));
        assertEquals(List.of("New password of admin: ", "Once more: "), prompts);
    }

    @ParameterizedTest
    @CsvSource({"secret, Secret", "secret, ''", "'', secret", "secret, 'secret '"})
    void twoPasswordsThatDifferAreRefused(String first, String second) {
        Terminal terminal = keyboard("", first, second);
        assertEquals(
                DIFFER,
                assertThrows(CommandFault.class, () -> terminal.newPassword("admin"))
                        .getMessage());
    }

    /** Whether the passphrase is a new one, what is typed, what comes of it and how often it was asked for. */
    @ParameterizedTest
    @CsvSource({
        "true, one, one, one, 2",
        "true, one, two, the two passphrases differ; nothing was changed, 2",
        "false, one, two, one, 1"
    })
    void aPassphraseIsAskedForTwiceWhereItIsNew(boolean fresh, String first, String second, String is, int asked)
            throws IOException {
        PassphraseSource source = new PassphraseSource(keyboard("", first, second));
        try {
            assertEquals(is, source.read(null, fresh));
        } catch (CommandFault e) {
            assertEquals(is, e.getMessage());
        }
        assertEquals(List.of("Passphrase of the backup: ", "Once more: ").subList(0, asked), prompts);
    }

    @ParameterizedTest
    @CsvSource({"'first\nsecond\n', first", "'first', first", "' first ', ' first '", "'', ''", "'\nsecond', ''"})
    void aPassphraseIsTheFirstLineOfItsFile(String held, String passphrase) throws IOException {
        Path file = Files.writeString(folder.resolve("words"), held);
        PassphraseSource source = new PassphraseSource(keyboard("typed\n", "typed"));
        assertEquals(passphrase, source.read(file, true));
        assertEquals(passphrase, source.read(file, false));
        assertEquals(List.of(), prompts);
    }

    @Test
    void aPassphraseFileThatIsMissingIsTold() {
        Path file = folder.resolve("words");
        PassphraseSource source = new PassphraseSource(pipe("typed\n"));
        assertEquals(
                file + " doesn't exist; give the path of a file whose first line is the passphrase",
                assertThrows(CommandFault.class, () -> source.read(file, false)).getMessage());
    }

    private Terminal pipe(String typed) {
        return new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader(typed)), null);
    }

    /** @param secrets what is typed without echo, one after the other */
    private Terminal keyboard(String typed, String... secrets) {
        Deque<String> left = new ArrayDeque<>(List.of(secrets));
        return new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(new StringReader(typed)), prompt -> {
                    prompts.add(prompt);
                    return left.isEmpty() ? null : left.removeFirst().toCharArray();
                });
    }
}
