package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

    @TempDir
    Path folder;

    private LocalFiles here;
    private LocalFiles there;

    @BeforeEach
    void makeMachines() throws IOException {
        here = new LocalFiles(folder.resolve("here"));
        there = new LocalFiles(folder.resolve("there"));
        write("here", "packs/acme/pack.yaml", "pack");
        write("there", "packs/acme/pack.yaml", "pack");
        write("here", "firmware/acme.bin", "firmware");
    }

    private Path write(String machine, String file, String text) throws IOException {
        Path path = folder.resolve(machine).resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static String packs(LocalFiles of) throws IOException {
        return of.digest().replaceAll(" .*", "");
    }

    @Test
    void equalFilesHaveEqualWords() throws IOException {
        assertEquals("packs:none firmware:none", new LocalFiles(folder.resolve("nowhere")).digest());
        assertTrue(here.digest().matches("packs:[0-9a-f]{16} firmware:[0-9a-f]{16}"), here.digest());
        assertEquals(packs(here) + " firmware:none", there.digest());
        Path copy = write("there", "firmware/acme.bin", "firmware");
        Files.setLastModifiedTime(copy, FileTime.fromMillis(0));
        assertEquals(here.digest(), there.digest());
        write("there", "firmware/.upload123", "half");
        write("there", "packs/acme/.new", "half");
        assertEquals(here.digest(), there.digest(), "what is being written doesn't count");
    }

    @Test
    void whatChangesIsSeen() throws IOException {
        String before = packs(here);
        Path file = write("here", "packs/acme/pack.yaml", "back");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertNotEquals(before, packs(here));
        write("here", "packs/acme/pack.yaml", "pack");
        assertEquals(before, packs(here));
        Files.move(file, file.resolveSibling("pack.yml"));
        assertNotEquals(before, packs(here));
    }

    /** Firmware is large: it is read once. */
    @Test
    void aFileOfTheSameSizeAndTimeIsNotReadAgain() throws IOException {
        Path file = folder.resolve("here/firmware/acme.bin");
        String before = here.digest();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "other it");
        Files.setLastModifiedTime(file, time);
        assertEquals(before, here.digest());
        assertNotEquals(before, new LocalFiles(folder.resolve("here")).digest());
    }
}
