package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dialtone.app.FirmwareFolder.Untaken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareFolderTest {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path data;

    @Test
    void takesAndListsAndDeletes() throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        assertEquals(List.of(), folder.list());
        assertEquals(OF_ABC, folder.put("a(b,c).rom", bytes("abc")).sha256());
        assertEquals(3, folder.find("a(b,c).rom").orElseThrow().size());
        Files.writeString(data.resolve("firmware/by-hand.bin"), "abc");
        assertEquals(
                List.of("a(b,c).rom " + OF_ABC, "by-hand.bin " + OF_ABC),
                folder.list().stream()
                        .map(listed -> listed.stored().file() + " " + listed.sha256())
                        .toList());
        assertTrue(folder.delete("by-hand.bin"));
        assertFalse(folder.delete("by-hand.bin"));
        assertEquals(Optional.empty(), folder.find("by-hand.bin"));
    }

    @Test
    void aNewerFileIsAnother() throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        String before = folder.put("x.rom", bytes("abc")).stored().etag();
        Files.writeString(data.resolve("firmware/x.rom"), "abcd");
        assertFalse(before.equals(folder.find("x.rom").orElseThrow().etag()));
        assertFalse(OF_ABC.equals(folder.list().getFirst().sha256()));
    }

    @Test
    void aBrokenUploadLeavesTheOldFile() throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        folder.put("x.rom", bytes("abc"));
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the connection is gone");
                }
                return 'x';
            }
        };
        assertThrows(IOException.class, () -> folder.put("x.rom", broken));
        assertEquals(
                400,
                assertThrows(Untaken.class, () -> folder.put("x.rom", bytes("")))
                        .status());
        assertEquals("abc", Files.readString(data.resolve("firmware/x.rom")));
        try (Stream<Path> files = Files.list(data.resolve("firmware"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aSlowUploadKeepsNobodyElseWaiting() throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        InputStream slow = new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                CompletableFuture.runAsync(() -> {
                            try {
                                folder.put("other.rom", bytes("abc"));
                                folder.delete("other.rom");
                            } catch (IOException | Untaken e) {
                                throw new AssertionError(e);
                            }
                        })
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
                return super.read(into, offset, length);
            }
        };
        assertEquals(OF_ABC, folder.put("slow.rom", slow).sha256());
        assertEquals(
                List.of("slow.rom"),
                folder.list().stream().map(listed -> listed.stored().file()).toList());
    }

    @Test
    void theNextUploadRemovesTheRemainsOfAPowerCut() throws Exception {
        Files.createDirectories(data.resolve("firmware"));
        Files.writeString(data.resolve("firmware/.upload123.tmp"), "half");
        new FirmwareFolder(data).put("x.rom", bytes("abc"));
        try (Stream<Path> files = Files.list(data.resolve("firmware"))) {
            assertEquals(
                    List.of("x.rom"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../secret.key", "a/b", "a\\b", ".hidden", "a\nb", "a\u0000b", "ä.rom"})
    void noOtherNameIsTakenOrFound(String name) throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        Files.writeString(data.resolve("secret.key"), "secret");
        assertEquals(
                400,
                assertThrows(Untaken.class, () -> folder.put(name, bytes("abc")))
                        .status());
        assertEquals(Optional.empty(), folder.find(name));
        assertFalse(folder.delete(name));
    }

    @Test
    void linksAndFoldersAndEmptyFilesAreNoFirmware() throws Exception {
        FirmwareFolder folder = new FirmwareFolder(data);
        Files.createDirectories(data.resolve("firmware/folder.rom"));
        Files.writeString(data.resolve("secret.key"), "secret");
        Files.createSymbolicLink(data.resolve("firmware/link.rom"), data.resolve("secret.key"));
        Files.createFile(data.resolve("firmware/empty.rom"));
        for (String name : List.of("folder.rom", "link.rom", "empty.rom", "missing.rom")) {
            assertEquals(Optional.empty(), folder.find(name), name);
        }
        assertEquals(List.of(), folder.list());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
