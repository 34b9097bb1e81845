package org.dialtone.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.OptionSpec;

/** Gets the passphrase of a backup for a command; never from its arguments, which every user of the machine can see. */
record PassphraseSource(Terminal terminal) {

    static OptionSpec option() {
        return OptionSpec.builder("--passphrase-file")
                .type(Path.class)
                .paramLabel("F")
                .description("The passphrase is the first line of this file.")
                .build();
    }

    /**
     * @param file null: the operator types the passphrase on the terminal, twice where it is a new one; without a
     *             terminal a line is read
     */
    String read(Path file, boolean fresh) throws IOException {
        if (file == null) {
            return fresh
                    ? terminal.twice("Passphrase of the backup: ", "passphrases")
                    : terminal.secret("Passphrase of the backup: ");
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (NoSuchFileException _) {
            throw new CommandFault(file + " doesn't exist; give the path of a file whose first line is the passphrase");
        }
    }
}
