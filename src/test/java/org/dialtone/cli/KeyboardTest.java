package org.dialtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dialtone.cli.control.Frame;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands at a person's terminal: what they ask there, and what they do with the answer. */
class KeyboardTest {

    private static final String BATTERY = "correct horse battery";

    @TempDir
    private Path folder;

    @AutoClose
    private TypedLine line;

    private Path data;

    @BeforeEach
    void sit() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.createFile(data.resolve("site.db"));
        line = new TypedLine(data);
    }

    @Test
    void aPasswordThatIsTypedTwiceIsSet() {
        assertEquals(0, line.atKeyboard("", List.of("new secret", "new secret"), "password", "admin"));
        assertEquals(List.of("New password of admin: ", "Once more: "), line.prompts);
        assertEquals(List.of(new Frame(List.of("password", "admin"), "new secret")), line.process.asked);
        assertEquals("done\n", line.out());
    }

    @Test
    void twoPasswordsThatDifferChangeNothing() {
        assertEquals(1, line.atKeyboard("", List.of("new secret", "new sceret"), "password", "admin"));
        assertEquals("dialtone: the two passwords differ; nothing was changed\n", line.err());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void anEmptyPasswordChangesNothing() {
        assertEquals(1, line.atKeyboard("", List.of("", ""), "password", "admin"));
        assertEquals("dialtone: no password was given; nothing was changed\n", line.err());
        assertEquals(List.of(), line.process.asked);
    }

    @Test
    void twoPassphrasesThatDifferMakeNoBackup() {
        Path file = folder.resolve("box.backup");
        assertEquals(1, line.atKeyboard("", List.of(BATTERY, "correct house battery"), "backup", file.toString()));
        assertEquals("dialtone: the two passphrases differ; nothing was changed\n", line.err());
        assertEquals(List.of("Passphrase of the backup: ", "Once more: "), line.prompts);
        assertFalse(Files.exists(file));
    }

    @Test
    void aPassphraseToRestoreWithIsAskedForOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("box.backup"), "no backup");
        assertEquals(1, line.atKeyboard("", List.of(BATTERY), "restore", file.toString()));
        assertEquals("dialtone: this is no backup of Dialtone, or its beginning is damaged\n", line.err());
        assertEquals(List.of("Passphrase of the backup: "), line.prompts);
    }

    @Test
    void aPassphraseFromAFileIsNotAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("box.backup"), "no backup");
        Path words = Files.writeString(folder.resolve("words"), BATTERY);
        assertEquals(
                1, line.atKeyboard("", List.of(), "restore", file.toString(), "--passphrase-file", words.toString()));
        assertEquals("dialtone: this is no backup of Dialtone, or its beginning is damaged\n", line.err());
        assertEquals(List.of(), line.prompts);
    }

    @Test
    void aResetSaysWhatItDeletesBeforeItAsks() {
        assertEquals(1, line.atKeyboard("no\n", List.of(), "reset"));
        assertEquals(
                "This deletes all that lies in " + data + ", and nothing brings it back but a backup.\n"
                        + "Type reset to go on: ",
                line.out());
        assertTrue(Files.exists(data.resolve("site.db")));
    }

    @Test
    void aResetWhoseWordIsTypedEmptiesTheFolder() {
        assertEquals(0, line.atKeyboard("reset\n", List.of(), "reset"), line::err);
        assertTrue(line.out().endsWith("Type reset to go on: The data folder is empty.\n"), line.out());
        assertFalse(Files.exists(data.resolve("site.db")));
    }
}
