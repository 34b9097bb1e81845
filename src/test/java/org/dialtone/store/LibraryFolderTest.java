package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    /** A killed process deletes nothing. */
    @Test
    void aLoadedLibraryLeavesNoFile() throws IOException, InterruptedException {
        try (ChildJvm child =
                ChildJvm.start(List.of("env", "JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + folder), LibraryMain.class)) {
            assertEquals("loaded", child.line());
            child.kill();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
