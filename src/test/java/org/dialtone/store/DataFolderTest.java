package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dialtone.app.StartupFault;
import org.dialtone.host.FolderHolder;
import org.dialtone.lab.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path parent;

    @Test
    void theFolderIsMadeForItsOwnerAlone() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("state/data"))) {
            assertEquals("rwx------", permissions(folder.path()));
            assertEquals("rw-------", permissions(folder.path().resolve("lock")));
        }
    }

    @Test
    void filesAreMadeForTheirOwnerAloneAndExistingOnesRestricted() throws IOException {
        Path open = Files.writeString(parent.resolve("leases.db"), "kept");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        try (DataFolder folder = DataFolder.open(parent)) {
            assertEquals("rw-------", permissions(folder.file("site.db")));
            assertEquals("rw-------", permissions(folder.file("leases.db")));
            assertEquals("kept", Files.readString(folder.file("leases.db")));
        }
    }

    @Test
    void aFolderThatThisProcessHoldsIsRefused() {
        try (DataFolder folder = DataFolder.open(parent)) {
            assertEquals(
                    "data folder " + folder.path() + " is in use by process "
                            + ProcessHandle.current().pid()
                            + "; stop that Dialtone first, or set DIALTONE_DATA to another folder",
                    assertThrows(StartupFault.class, () -> DataFolder.open(parent))
                            .getMessage());
        }
        DataFolder.open(parent).close();
    }

    @Test
    void aFolderThatAnotherProcessHoldsIsRefusedUntilThatIsKilled() throws IOException, InterruptedException {
        try (ChildJvm holder = ChildJvm.start(FolderHolder.class, parent.toString())) {
            assertEquals("holding " + parent.toRealPath(), holder.line());
            assertEquals(
                    "data folder " + parent + " is in use by process " + holder.pid()
                            + "; stop that Dialtone first, or set DIALTONE_DATA to another folder",
                    assertThrows(StartupFault.class, () -> DataFolder.open(parent))
                            .getMessage());
        }
        DataFolder.open(parent).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsExplained() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        String message = assertThrows(StartupFault.class, () -> DataFolder.open(file.resolve("data")))
                .getMessage();
        assertTrue(message.startsWith("data folder " + file.resolve("data") + " can't be written ("), message);
        assertTrue(
                message.endsWith(
                        "for user " + System.getProperty("user.name") + ", or set DIALTONE_DATA to another folder"),
                message);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
