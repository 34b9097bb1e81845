package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the script that writes a new image over a box. Sparse files replace the disks; they are partitioned as the
 * appliance's are.
 */
class ReflashTest {

    private static final long MIB = 1 << 20;
    private static final long DATA = 1266 * MIB;

    @TempDir
    Path folder;

    private Path image;
    private Path disk;

    @BeforeEach
    void disks() throws IOException, InterruptedException {
        image = disk("image", 1300, Files.readString(Path.of("iso/layout")));
        disk = disk("disk", 2000, Files.readString(Path.of("iso/layout")));
        write(image, 0, "new boot sector");
        write(image, MIB, "new core");
        write(image, DATA - 7, "new end");
        write(image, DATA, "empty data");
        write(disk, 0, "old boot sector");
        write(disk, MIB, "old core");
        write(disk, DATA - 7, "old end");
        write(disk, DATA, "leases of years");
    }

    @Test
    void theSystemIsNewAndTheDataStays() throws IOException, InterruptedException {
        byte[] table = read(disk, 440, 34 * 512 - 440);
        assertEquals("0 " + disk + " has the new system; its data is as it was\n", reflash());
        assertEquals("new boot sector", text(disk, 0, 15));
        assertEquals("new core", text(disk, MIB, 8));
        assertEquals("new end", text(disk, DATA - 7, 7));
        assertEquals("leases of years", text(disk, DATA, 15));
        assertArrayEquals(
                table, read(disk, 440, 34 * 512 - 440), "the partition table knows how large the data has grown");
    }

    @Test
    void anotherLayoutIsLeftAlone() throws IOException, InterruptedException {
        Path other = disk("other", 2000, Files.readString(Path.of("iso/layout")).replace("1200MiB", "600MiB"));
        write(other, MIB, "old core");
        assertEquals(
                "1 reflash: " + other
                        + " is laid out in another way than the image; save a backup, write the whole image with dd, and restore; nothing was written\n",
                run("iso/reflash", image.toString(), other.toString()));
        assertEquals("old core", text(other, MIB, 8));
    }

    @Test
    void aStrangeDiskIsLeftAlone() throws IOException, InterruptedException {
        Path strange = Files.writeString(folder.resolve("strange"), "photographs ".repeat(500_000));
        assertEquals(
                "1 reflash: " + strange
                        + " is no disk of Dialtone: to set it up and erase it, write the whole image with dd; nothing was written\n",
                run("iso/reflash", image.toString(), strange.toString()));
        assertEquals(
                -1, Files.mismatch(strange, Files.writeString(folder.resolve("same"), "photographs ".repeat(500_000))));
    }

    @Test
    void aStrangeImageIsRefused() throws IOException, InterruptedException {
        Path strange = Files.writeString(folder.resolve("strange"), "photographs ".repeat(500_000));
        assertEquals(
                "1 reflash: " + strange + " is no image of Dialtone's disk; nothing was written\n",
                run("iso/reflash", strange.toString(), disk.toString()));
    }

    private String reflash() throws IOException, InterruptedException {
        return run("iso/reflash", image.toString(), disk.toString());
    }

    private Path disk(String name, long mib, String layout) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(mib * MIB);
        }
        Files.writeString(folder.resolve("layout"), layout);
        assertEquals(
                "0 ",
                run(
                        "sh",
                        "-c",
                        "PATH=$PATH:/usr/sbin:/sbin exec sfdisk -q '" + file + "' < '" + folder.resolve("layout")
                                + "'"));
        return file;
    }

    private static void write(Path file, long at, String text) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(at);
            disk.write(text.getBytes());
        }
    }

    private static String text(Path file, long at, int length) throws IOException {
        return new String(read(file, at, length));
    }

    private static byte[] read(Path file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "r")) {
            disk.seek(at);
            disk.readFully(bytes);
        }
        return bytes;
    }

    /** Returns status and text. */
    private static String run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + " " + text;
    }
}
