package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateCommandTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    private Path file;

    @BeforeEach
    void sit() throws IOException {
        Files.createFile(folder.resolve("site.db"));
        file = Files.writeString(folder.resolve("box.pem"), "PEM");
        line = new TypedLine(folder);
    }

    @Test
    void theBoxIsAskedWithTheVerbAndTheFile() {
        assertEquals(0, line.run("certificate", "show"));
        assertEquals(0, line.run("certificate", "set", file.toString()));
        assertEquals(0, line.run("certificate", "check", file.toString()));
        assertEquals(0, line.run("certificate", "own"));
        assertEquals(
                List.of(
                        new Frame(List.of("certificate", "show"), ""),
                        new Frame(List.of("certificate", "set"), "PEM"),
                        new Frame(List.of("certificate", "check"), "PEM"),
                        new Frame(List.of("certificate", "own"), "")),
                line.process.asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show FILE   | certificate show takes no file",
                "own FILE    | certificate own takes no file",
                "set         | certificate set needs a file",
                "check       | certificate check needs a file",
                "set MISSING | MISSING doesn't exist; give the path of a certificate"
            })
    void aVerbWithTheWrongFileAsksNothing(String typed, String says) {
        String missing = folder.resolve("missing").toString();
        assertEquals(
                1,
                line.run(("certificate " + typed)
                        .replace("FILE", file.toString())
                        .replace("MISSING", missing)
                        .split(" ")));
        assertEquals("dialtone: " + says.replace("MISSING", missing) + "\n", line.err());
        assertEquals(List.of(), line.process.asked);
    }
}
