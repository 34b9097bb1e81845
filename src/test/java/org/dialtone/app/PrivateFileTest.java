package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedWholeAndNothingIsLeftBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "a longer text than the next one");
        PrivateFile.replace(file, "new\n");
        assertEquals("new\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void theOldFileStaysWhereTheNewOneCantBeWritten() throws IOException {
        Path file = Files.createDirectories(folder.resolve("secret/inside")).getParent();
        assertThrows(IOException.class, () -> PrivateFile.replace(file, "new"));
        assertEquals(true, Files.isDirectory(file.resolve("inside")));
    }
}
