package org.dialtone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.dialtone.journal.Language;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.socket.syslog.SyslogSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogArchiveTest {

    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final Ip4 HOME = Ip4.of("127.66.9.1");

    @TempDir
    private Path data;

    private volatile Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private LogFolder logs;
    private SyslogArchive archive;

    @BeforeEach
    void open() {
        logs = new LogFolder(data, () -> now);
        archive = new SyslogArchive(address -> Optional.of(PHONE).filter(_ -> address.equals(HOME)), logs, () -> now);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    private void hear(Ip4 from, String text) {
        archive.hear(from, text.getBytes(StandardCharsets.UTF_8));
    }

    private String log(String name) {
        try {
            return logs.read(PHONE, name)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within a minute");
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void aLineStandsInThePhonesLogWithTimeAndSeverity() {
        hear(HOME, "<131>Nov 24 08:00:00 phone sip[1]: REGISTER timed out\n");
        hear(HOME, "no priority at all");
        hear(HOME, "<999>\u001b[31mred\u202egnp\r\nforged line");
        await(() -> log("syslog.txt").lines().count() == 3);
        assertEquals("""
                2026-11-24T08:00:00Z error Nov 24 08:00:00 phone sip[1]: REGISTER timed out
                2026-11-24T08:00:00Z no priority at all
                2026-11-24T08:00:00Z debug ?[31mred?gnp??forged line
                """, log("syslog.txt"));
    }

    @Test
    void linesOfUnknownDevicesAreOnlyCounted() {
        hear(Ip4.of("127.66.9.2"), "<13>let me in");
        hear(HOME, "<13>mine");
        await(() -> archive.figures().equals(Map.of("kept", "1", "dropped", "0", "of strangers", "1")));
        assertEquals("2026-11-24T08:00:00Z notice mine\n", log("syslog.txt"));
    }

    @Test
    void aPhoneThatTalksWithoutEndIsCutShortUntilTheNextMinute() {
        for (int i = 0; i < SyslogArchive.MOST_A_MINUTE + 50; i++) {
            hear(HOME, "<13>" + i);
        }
        await(() -> archive.figures().get("kept").equals(Integer.toString(SyslogArchive.MOST_A_MINUTE)));
        assertEquals("50", archive.figures().get("dropped"));
        now = now.plusSeconds(60);
        hear(HOME, "<13>again");
        await(() -> log("syslog.txt").endsWith("notice again\n"));
    }

    @Test
    void theLogIsBoundedAndTheNewestLinesStay() throws IOException {
        String line = "x".repeat(5_000);
        int minutes = 4;
        for (int i = 0; i < minutes * SyslogArchive.MOST_A_MINUTE; i++) {
            hear(HOME, "<13>" + i + " " + line);
            if (i % SyslogArchive.MOST_A_MINUTE == SyslogArchive.MOST_A_MINUTE - 1) {
                String heard = Integer.toString(i + 1);
                await(() -> archive.figures().get("kept").equals(heard));
                now = now.plusSeconds(60);
            }
        }
        List<LogFolder.Log> all = logs.list(PHONE);
        assertEquals(
                List.of("syslog.txt", "syslog.txt.old"),
                all.stream().map(LogFolder.Log::name).sorted().toList());
        assertTrue(all.stream().allMatch(log -> log.size() > 0 && log.size() <= LogFolder.MOST_GROWN), all.toString());
        String last = log("syslog.txt").lines().toList().getLast();
        assertTrue(
                last.contains("notice " + (minutes * SyslogArchive.MOST_A_MINUTE - 1) + " xxx")
                        && last.length() < SyslogArchive.LONGEST + 40,
                last);
    }

    @Test
    void receivesLinesOverUdp() throws IOException {
        Vertx vertx = Vertx.vertx();
        SyslogSocket socket = new SyslogSocket(vertx, archive);
        try (DatagramSocket phone = new DatagramSocket(new InetSocketAddress(HOME.toInetAddress(), 0))) {
            assertEquals(Said.of("no"), socket.state().get("open"));
            socket.open("127.0.0.1", 0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            byte[] bytes = "<13>over the wire".getBytes(StandardCharsets.UTF_8);
            await(() -> {
                try {
                    phone.send(
                            new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", socket.port())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return log("syslog.txt").contains("notice over the wire");
            });
            assertEquals("udp " + socket.port(), socket.state().get("open"));
        } finally {
            socket.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        Vertx vertx = Vertx.vertx();
        SyslogSocket socket = new SyslogSocket(vertx, archive);
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            assertTrue(socket.open("127.0.0.1", other.getLocalPort())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .handle((_, cause) -> cause != null)
                    .join());
            assertTrue(
                    Said.worded(socket.state().get("open"), Language.ENGLISH).contains("can't be opened"),
                    socket.state().toString());
            assertEquals(0, socket.port());
        } finally {
            socket.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
