package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dialtone.app.StartupFault;
import org.dialtone.lab.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mount with noexec needs root; the end-to-end tests have one. */
class LibraryFolderTest {

    @TempDir
    Path folder;

    @Test
    void theFolderForTemporaryFilesComesFirst() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        assertEquals(folder, LibraryFolder.first(folder, data));
        assertEquals(data, LibraryFolder.first(folder.resolve("none"), data));
    }

    @Test
    void whereNeitherWillDoTheOperatorIsToldBoth() {
        Path none = folder.resolve("none");
        String says = assertThrows(StartupFault.class, () -> LibraryFolder.first(none, none.resolve("data")))
                .getMessage();
        assertEquals(
                "the program's native libraries can't be loaded from " + none + " nor from data folder " + none
                        + "/data: each is mounted noexec or can't be written; mount one of them without noexec, or set"
                        + " DIALTONE_DATA to a folder on another file system",
                says);
    }

    @Test
    void aFolderThatCantBeDeletedStays() throws IOException {
        Path file = Files.createFile(
                Files.createDirectories(folder.resolve("own/more")).resolve("file"));
        SqliteLibrary.delete(folder.resolve("own"));
        assertTrue(Files.exists(file));
    }

    /** A killed process deletes nothing. */
    @Test
    void aLoadedLibraryLeavesNoFile() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(
                List.of("env", "JDK_JAVA_OPTIONS=-Dorg.sqlite.tmpdir=/own -Djava.io.tmpdir=" + folder),
                LibraryMain.class)) {
            assertEquals("loaded", child.line());
            assertEquals("/own", child.line());
            child.kill();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
