package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFolderTest {

    private static final MacAddress ONE = MacAddress.of("0004f2000001");
    private static final MacAddress OTHER = MacAddress.of("0004f2000002");

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void keepsTheNewestOfEachName() throws IOException {
        LogFolder logs = new LogFolder(data, () -> now);
        keep(logs, ONE, "app.log", "first", 1);
        keep(logs, ONE, "boot.log", "boot", 2);
        keep(logs, ONE, "app.log", "second", 3);
        assertEquals(
                List.of("app.log 6", "boot.log 4"),
                logs.list(ONE).stream()
                        .map(log -> log.name() + " " + log.size())
                        .toList());
        assertEquals("second", new String(logs.read(ONE, "app.log").orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(List.of(), logs.list(OTHER));
        assertEquals(Optional.empty(), logs.read(OTHER, "app.log"));
    }

    @Test
    void onePhoneKeepsAFew() throws IOException {
        LogFolder logs = new LogFolder(data, () -> now);
        for (int i = 0; i < 20; i++) {
            keep(logs, ONE, "log-%02d".formatted(i), "x", i);
        }
        assertEquals(LogFolder.MOST_OF_ONE_PHONE, logs.list(ONE).size());
        assertEquals("log-19", logs.list(ONE).getFirst().name());
    }

    @Test
    void theOldestGoWhereAllAreTooMuch() throws IOException {
        LogFolder logs = new LogFolder(data, () -> now, 250);
        keep(logs, ONE, "a", "x".repeat(100), 1);
        keep(logs, OTHER, "b", "x".repeat(100), 2);
        keep(new LogFolder(data, () -> now, 250), ONE, "c", "x".repeat(100), 3);
        assertEquals(
                List.of("c"), logs.list(ONE).stream().map(LogFolder.Log::name).toList());
        assertEquals(
                List.of("b"), logs.list(OTHER).stream().map(LogFolder.Log::name).toList());
    }

    @Test
    void theLogsOfAnHourAreBounded() {
        LogFolder logs = new LogFolder(data, () -> now);
        for (int i = 0; i < LogFolder.MOST_AN_HOUR; i++) {
            assertTrue(logs.admits(ONE));
        }
        assertFalse(logs.admits(ONE));
        assertTrue(logs.admits(OTHER));
        now = now.plus(Duration.ofHours(1));
        assertTrue(logs.admits(ONE));
    }

    @Test
    void aLogThatCantBeKeptLeavesNoFile() throws IOException {
        Path own = data.resolve("logs").resolve(ONE.plain());
        Files.createDirectories(own.resolve("app.log/full"));
        assertThrows(IOException.class, () -> new LogFolder(data, () -> now).keep(ONE, "app.log", new byte[1]));
        try (Stream<Path> files = Files.list(own)) {
            assertEquals(
                    List.of("app.log"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../../secret.key", "a/b", "a\\b", ".hidden", "a\u0000"})
    void noNameLeadsElsewhere(String name) throws IOException {
        Files.writeString(data.resolve("secret.key"), "secret");
        LogFolder logs = new LogFolder(data, () -> now);
        assertThrows(IOException.class, () -> logs.keep(ONE, name, new byte[1]));
        assertEquals(Optional.empty(), logs.read(ONE, name));
    }

    @Test
    void nothingLongerThanTheBoundIsKept() {
        LogFolder logs = new LogFolder(data, () -> now);
        assertThrows(IOException.class, () -> logs.keep(ONE, "app.log", new byte[LogFolder.MOST_BYTES + 1]));
    }

    private void keep(LogFolder logs, MacAddress phone, String name, String text, int minute) throws IOException {
        logs.keep(phone, name, text.getBytes(StandardCharsets.UTF_8));
        Path file = data.resolve("logs").resolve(phone.plain()).resolve(name);
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(60L * minute)));
        }
    }
}
