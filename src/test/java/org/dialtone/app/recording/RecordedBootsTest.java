package org.dialtone.app.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dialtone.app.PrivateFile;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.recorder.Carrier;
import org.dialtone.recorder.RecordedMessage;
import org.dialtone.recorder.Take;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedBootsTest {

    private static final MacAddress PHONE = MacAddress.of("001565aabbcc");
    private static final Instant NOW = Instant.parse("2026-11-30T05:00:00Z");

    @TempDir
    Path folder;

    private final HandClock hand = new HandClock(NOW);
    private final BoxClock clock = hand.start();

    private RecordedBoots boots(long most, BoxClock box) {
        return new RecordedBoots(folder.resolve("recordings"), most, box);
    }

    /** @param size of its message, which no compression makes smaller */
    private static Take boot(Instant began, int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        RecordedMessage message = new RecordedMessage(
                began.plusMillis(7), Carrier.HTTP, true, Ip4.of("10.66.0.50"), 40_000, Ip4.ANY, bytes, null);
        RecordedMessage noted = new RecordedMessage(
                began.plusSeconds(1), Carrier.SIP_TLS, false, Ip4.of("10.66.0.50"), 5062, Ip4.ANY, bytes, "over TLS");
        return new Take(Take.Kind.BOOT, began, true, List.of(message, noted));
    }

    @Test
    void aBootIsReadAsItWasInTheTimeOfTheNextRun() throws IOException {
        boots(1 << 20, clock).keep(PHONE, List.of(boot(NOW, 100)));
        hand.pass(Duration.ofHours(1));
        Take read = boots(1 << 20, hand.start()).of(PHONE).getFirst();
        assertEquals(NOW, read.began());
        assertTrue(read.cut());
        RecordedMessage message = read.messages().getFirst();
        assertArrayEquals(boot(NOW, 100).messages().getFirst().bytes(), message.bytes());
        assertEquals(NOW.plusMillis(7), message.at());
        assertEquals(
                "over TLS SIP_TLS 5062 10.66.0.50",
                read.messages().getLast().note() + " "
                        + read.messages().getLast().carrier() + " "
                        + read.messages().getLast().phonePort() + " "
                        + read.messages().getLast().phone());
        Path file = folder.resolve("recordings").resolve("001565aabbcc.boots");
        assertEquals(PrivateFile.OWNER_ONLY, Files.getPosixFilePermissions(file));
        Files.write(file, new byte[] {1, 2, 3});
        assertEquals(List.of(), boots(1 << 20, clock).of(PHONE), "a broken file");
        assertEquals(List.of(), boots(1 << 20, clock).of(new MacAddress(1)));
    }

    @Test
    void theFilesThatWereWrittenFirstMakeRoom() throws IOException {
        RecordedBoots small = boots(5_000, clock);
        for (int phone = 1; phone <= 6; phone++) {
            small.keep(new MacAddress(phone), List.of(boot(NOW, 1_000)));
        }
        assertEquals(List.of(), small.of(new MacAddress(1)));
        assertEquals(1, small.of(new MacAddress(6)).size());
        small.keep(new MacAddress(3), List.of(boot(NOW, 1_000)));
        small.keep(new MacAddress(7), List.of(boot(NOW, 1_000)));
        assertEquals(1, small.of(new MacAddress(3)).size(), "written anew");
        assertEquals(List.of(), small.of(new MacAddress(4)));
        try (Stream<Path> files = Files.list(folder.resolve("recordings"))) {
            long total = files.mapToLong(file -> file.toFile().length()).sum();
            assertTrue(total <= 5_000 && total > 3_000, total + " bytes");
        }
        assertEquals(1, boots(5_000, clock).of(new MacAddress(7)).size(), "after a start");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("recordings"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void noUnfinishedFileStays() throws IOException {
        Path recordings = Files.createDirectories(folder.resolve("recordings"));
        Files.createDirectories(recordings.resolve("001565aabbcc.boots").resolve("in the way"));
        RecordedBoots boots = boots(1 << 20, clock);
        List<Take> one = List.of(boot(NOW, 100));
        assertThrows(UncheckedIOException.class, () -> boots.keep(PHONE, one));
        assertEquals(List.of("001565aabbcc.boots"), names(), "after a fault");
        Files.createFile(recordings.resolve("fresh123.new"));
        boots(1 << 20, clock);
        assertEquals(List.of("001565aabbcc.boots"), names(), "after the end of a process");
    }

    @Test
    void whatIsKeptOfOtherPhonesGoes() throws IOException {
        RecordedBoots boots = boots(1 << 20, clock);
        boots.keep(PHONE, List.of(boot(NOW, 100)));
        boots.keep(new MacAddress(1), List.of(boot(NOW, 100)));
        boots.retain(PHONE::equals);
        assertEquals(List.of("001565aabbcc.boots"), names());
        assertEquals(List.of(), boots.of(new MacAddress(1)));
        assertEquals(1, boots.of(PHONE).size());
    }

    @Test
    void aLongNoteIsKeptInPart() {
        RecordedMessage message = boot(NOW, 10).messages().getFirst();
        Take noted = boot(NOW, 10).with(List.of(message.with(message.bytes(), "\u20ac".repeat(24_000))));
        RecordedBoots boots = boots(1 << 20, clock);
        boots.keep(PHONE, List.of(noted));
        assertEquals(
                "\u20ac".repeat(20_000),
                boots.of(PHONE).getFirst().messages().getFirst().note());
    }
}
