package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The appliance checks its data partition before it mounts it; the test does it with an image. */
class DataCheckTest {

    private static final Path ETC = Path.of("iso/overlay/etc/initramfs-tools").toAbsolutePath();
    private static final Path CHECK = ETC.resolve("scripts/live-realpremount/dialtone");

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/sbin/e2fsck")) && Files.isExecutable(Path.of("/sbin/debugfs")),
                "needs e2fsprogs");
        disk = folder.resolve("disk");
        Path content = Files.createDirectories(folder.resolve("content/data/dialtone"))
                .getParent()
                .getParent();
        Files.writeString(content.resolve("data/dialtone/secret.key"), "kept");
        assertEquals(
                0,
                run(
                        "/sbin/mke2fs",
                        "-q",
                        "-F",
                        "-t",
                        "ext4",
                        "-e",
                        "remount-ro",
                        "-d",
                        content.toString(),
                        disk.toString(),
                        "16M"));
    }

    @Test
    void aDamagedFileSystemIsMendedAndKeepsItsWholeFiles() throws IOException, InterruptedException {
        // The root folder's entry names a folder that is gone, and the kernel recorded the error.
        assertEquals(0, run("/sbin/debugfs", "-w", "-R", "clri lost+found", disk.toString()));
        assertEquals(0, run("/sbin/debugfs", "-w", "-R", "set_super_value state 2", disk.toString()));
        assertNotEquals(0, run("/sbin/e2fsck", "-f", "-n", disk.toString()));
        assertEquals(0, check());
        assertEquals(0, run("/sbin/e2fsck", "-f", "-n", disk.toString()));
        assertEquals(0, check(), "a sound one is no matter");
        assertEquals(
                0,
                run(
                        "/sbin/debugfs",
                        "-R",
                        "dump data/dialtone/secret.key " + folder.resolve("found"),
                        disk.toString()));
        assertEquals("kept", Files.readString(folder.resolve("found")));
    }

    @Test
    void aMissingOrForeignDiskStopsNoStart() throws IOException, InterruptedException {
        disk = folder.resolve("none");
        assertEquals(0, check());
        disk = Files.writeString(folder.resolve("no file system"), "x".repeat(100_000));
        assertEquals(0, check());
    }

    /** initramfs-tools asks each script which scripts must run before it. */
    @Test
    void bothScriptsTellThatNothingMustComeBefore() throws IOException, InterruptedException {
        for (Path script : List.of(CHECK, ETC.resolve("hooks/dialtone"))) {
            assertEquals(0, run(script.toString(), "prereqs"));
        }
        assertTrue(Files.readString(ETC.resolve("hooks/dialtone")).contains("copy_exec /sbin/e2fsck\n"));
    }

    private int check() throws IOException, InterruptedException {
        return run("env", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DIALTONE_TEST_DISK=" + disk, CHECK.toString());
    }

    private static int run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        System.out.print(status == 0 ? "" : said);
        return status;
    }
}
