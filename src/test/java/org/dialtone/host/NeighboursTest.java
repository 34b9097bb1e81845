package org.dialtone.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Holding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighboursTest {

    private static final String HEAD =
            "IP address       HW type     Flags       HW address            Mask     Device\n";
    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");

    @TempDir
    Path folder;

    private Instant now = FIRST;

    @Test
    void onlyNeighboursThatAnsweredCount() {
        String table = HEAD + """
                10.66.1.4        0x1         0x2         00:15:65:00:00:01     *        voice0
                10.66.1.5        0x1         0x0         00:00:00:00:00:00     *        voice0
                10.66.1.6        0x1         0x6         00:15:65:00:00:02     *        voice0
                10.66.1.7        0x1         0x2         00:00:00:00:00:00     *        voice0
                10.66.1.8        0x200       0x2         00:15:65:00:00:03     *        tunnel0
                10.66.1.9        0x1         oops        00:15:65:00:00:04     *        voice0
                half a line
                """;
        assertEquals(
                "10.66.1.4 00:15:65:00:00:01, 10.66.1.6 00:15:65:00:00:02",
                Neighbours.parse(table.lines().toList(), (_, _) -> true, now)
                        .map(holding -> holding.address() + " " + holding.mac())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void aNeighbourIsAsOldAsItsFirstMeeting() throws IOException {
        Path table = Files.writeString(folder.resolve("arp"), HEAD + line("01"));
        List<Holding> met = new CopyOnWriteArrayList<>();
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), met::add)) {
            neighbours.refresh().join();
            now = FIRST.plusSeconds(60);
            neighbours.refresh().join();
            assertEquals(FIRST, only(neighbours).at());
            Files.writeString(table, HEAD + line("02"));
            neighbours.refresh().join();
            assertEquals(now, only(neighbours).at());
            assertEquals(3, met.size());
            Files.delete(table);
            neighbours.refresh().join();
            assertEquals(Map.of(), neighbours.known());
        }
    }

    @Test
    void twoQuestionsForOneAddressShareTheAnswer() throws IOException {
        Path table = Files.writeString(folder.resolve("arp"), HEAD);
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), _ -> {})) {
            Ip4 nobody = Ip4.of("127.9.9.9");
            List<CompletableFuture<Void>> looks =
                    Stream.generate(() -> neighbours.look(nobody)).limit(2_000).toList();
            looks.forEach(CompletableFuture::join);
            Files.writeString(table, HEAD + line("01"));
            neighbours.look(Ip4.of("10.66.1.4")).join();
            assertEquals(now, only(neighbours).at());
        }
    }

    /** Phones wait for a lookup, and would wait for ever after a failure. */
    @Test
    void aReadingThatFailsKeepsNobodyWaiting() throws Exception {
        Path table = Files.writeString(folder.resolve("arp"), HEAD + line("01"));
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), _ -> {
            throw new IllegalStateException("expected");
        })) {
            neighbours.refresh().get(60, TimeUnit.SECONDS);
            neighbours.refresh().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void neighboursOfAnotherLinkDoNotCount() {
        String table = HEAD + line("01") + line("02").replace("voice0", "data0");
        assertEquals(
                "00:15:65:00:00:01",
                Neighbours.parse(table.lines().toList(), (_, device) -> device.equals("voice0"), now)
                        .map(holding -> holding.mac().toString())
                        .collect(Collectors.joining(", ")));
    }

    /** Two interfaces of the box in one subnet: which of both lines comes last in the table is chance. */
    @Test
    void twoDevicesAtOneAddressAreBothKnown() throws IOException {
        Path table = Files.writeString(
                folder.resolve("arp"), HEAD + line("01") + line("02").replace("voice0", "voice1"));
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), _ -> {})) {
            neighbours.refresh().join();
            assertEquals(
                    Set.of(MacAddress.of("001565000001"), MacAddress.of("001565000002")),
                    neighbours.at(Ip4.of("10.66.1.4")));
            Files.writeString(table, HEAD + line("02"));
            neighbours.refresh().join();
            assertEquals(Set.of(MacAddress.of("001565000002")), neighbours.at(Ip4.of("10.66.1.4")));
            assertEquals(Set.of(), neighbours.at(Ip4.of("10.66.1.5")));
        }
    }

    /** A box that can't read the table knows nobody, and that is no consent. */
    @Test
    void aTableThatCanNotBeReadIsTold() throws IOException {
        Path table = folder.resolve("arp");
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), _ -> {})) {
            neighbours.refresh().join();
            assertEquals(Map.of(), neighbours.known());
            assertTrue(neighbours.trouble().says().contains("can't be read"), neighbours.trouble()::says);
            Files.writeString(table, HEAD + line("01"));
            neighbours.refresh().join();
            assertEquals(1, neighbours.known().size());
            assertNull(neighbours.trouble());
        }
    }

    /** Otherwise a device that takes a phone's address right after the box read the table would pass for the phone. */
    @Test
    void eachLookReadsTheTableAnew() throws IOException {
        Path table = Files.writeString(folder.resolve("arp"), HEAD + line("01"));
        try (Neighbours neighbours = new Neighbours(table, () -> now, (_, _) -> true, _ -> Set.of(), _ -> {})) {
            neighbours.look(Ip4.of("10.66.1.4")).join();
            Files.writeString(table, HEAD + line("02"));
            neighbours.look(Ip4.of("10.66.1.4")).join();
            assertEquals("00:15:65:00:00:02", only(neighbours).mac().toString());
        }
    }

    private static Holding only(Neighbours neighbours) {
        return neighbours.known().get(Ip4.of("10.66.1.4"));
    }

    private static String line(String last) {
        return "10.66.1.4 0x1 0x2 00:15:65:00:00:" + last + " * voice0\n";
    }
}
