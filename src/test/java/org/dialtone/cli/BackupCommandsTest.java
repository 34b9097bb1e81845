package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.boot.QuarkusProcess;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests backup, restore and reset of a stopped box on the command line; RestoreIT tests a running box. */
class BackupCommandsTest {

    private static final String DATA = "dialtone.data";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void makeBox() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        file = folder.resolve("box.backup");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + data.resolve("site.db"), null, null)
                .load()
                .migrate();
        Files.writeString(data.resolve("secret.key"), "first");
        System.setProperty(DATA, data.toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty(DATA);
    }

    @Test
    void aBackupIsRestoredAndTheRestoreUndone() throws IOException {
        assertEquals(0, run("correct horse battery\n", "backup", file.toString()));
        assertTrue(out.toString().contains("holds the backup"), out::toString);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(data.resolve("secret.key"), "second");
        Path words = Files.writeString(folder.resolve("words"), "correct horse battery\nanything\n");
        assertEquals(0, run("", "restore", file.toString(), "--passphrase-file", words.toString()), err::toString);
        assertEquals("first", Files.readString(data.resolve("secret.key")));
        assertEquals(0, run("", "restore", "--undo"), err::toString);
        assertEquals("second", Files.readString(data.resolve("secret.key")));
    }

    @Test
    void aBoxThatNeverWasTakesABackup() throws IOException {
        assertEquals(0, run("correct horse battery\n", "backup", file.toString()));
        System.setProperty(DATA, folder.resolve("fresh").toString());
        assertEquals(0, run("correct horse battery\n", "restore", file.toString()), err::toString);
        assertEquals("first", Files.readString(folder.resolve("fresh/secret.key")));
    }

    @Test
    void eachFaultIsToldInOneLine() throws IOException {
        Files.writeString(file, "precious");
        fails(
                file + " is there already; take another name, or say --replace",
                "correct horse battery\n",
                "backup",
                file.toString());
        assertEquals("precious", Files.readString(file));
        fails(
                "the passphrase of a backup has 12 to 1024 characters; without it nobody can read the backup, not even you",
                "short\n",
                "backup",
                file + "2");
        fails(
                "the folder of " + folder.resolve("no/x") + " doesn't exist",
                "correct horse battery\n",
                "backup",
                folder.resolve("no/x").toString());
        fails(
                "this is no backup of Dialtone, or its beginning is damaged",
                "correct horse battery\n",
                "restore",
                file.toString());
        fails(file + "2 doesn't exist; give the path of a backup", "", "restore", file + "2");
        fails("no passphrase was given; give the one that the backup was made with", "", "restore", file.toString());
        fails("give either FILE or --undo", "", "restore");
        fails("give either FILE or --undo", "", "restore", file.toString(), "--undo");
        fails("nothing was restored here, so there is nothing to go back to", "", "restore", "--undo");
        fails(
                folder.resolve("w") + " doesn't exist; give the path of a file whose first line is the passphrase",
                "",
                "backup",
                file + "2",
                "--passphrase-file",
                folder.resolve("w").toString());
        System.setProperty(DATA, folder.resolve("none").toString());
        fails(
                "no Dialtone has its data in " + folder.resolve("none")
                        + "; set DIALTONE_DATA to the box's data folder",
                "correct horse battery\n",
                "backup",
                file + "2");
        assertEquals(List.of("box.backup", "data"), names(folder));
    }

    @Test
    void anOldBackupIsReplacedOnlyWhereThatIsSaid() throws IOException {
        Files.writeString(file, "old");
        assertEquals(0, run("correct horse battery\n", "backup", "--replace", file.toString()), err::toString);
        assertTrue(Files.size(file) > 1_000);
        assertEquals(List.of("box.backup", "data"), names(folder));
    }

    @Test
    void aResetNeedsItsWordAndLeavesNothing() throws IOException {
        fails("\"reset\" was not typed; nothing was changed", "yes\n", "reset");
        assertTrue(Files.exists(data.resolve("site.db")));
        assertEquals(0, run("reset\n", "reset"), err::toString);
        assertEquals(List.of("lock"), names(data));
        System.setProperty(DATA, folder.resolve("none").toString());
        fails(
                "there is no data folder " + folder.resolve("none") + "; set DIALTONE_DATA to the box's",
                "reset\n",
                "reset");
        assertFalse(Files.exists(folder.resolve("none")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private void fails(String says, String typed, String... arguments) {
        assertEquals(1, run(typed, arguments), out::toString);
        assertEquals("dialtone: " + says + "\n", err.toString());
    }

    private int run(String typed, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(typed)),
                null);
        return new Commands(terminal, new QuarkusProcess()).execute(arguments);
    }
}
