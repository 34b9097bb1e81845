package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialtone.journal.Detail;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Rank;
import org.dialtone.journal.Reason;
import org.dialtone.net.BoxClock;
import org.dialtone.net.HandClock;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final MacAddress MAC = MacAddress.of("00:15:65:aa:bb:cc");
    private static final MacAddress OTHER = MacAddress.of("00:04:13:aa:bb:cc");

    private Path file;

    @BeforeEach
    void choose(@TempDir Path folder) {
        file = folder.resolve("journal.db");
    }

    @Test
    void entriesComeBackInOrderAsTheyWere() {
        List<Entry> entries = List.of(
                Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null),
                Entry.of(NOW, OTHER, Event.DHCP_ACK, Ip4.of("10.66.1.1")),
                Entry.of(NOW, MAC, Event.FILE_REFUSED_OTHERS_FILE, Ip4.of("255.1.1.1"))
                        .file("aabb.cfg", 403)
                        .took(12)
                        .with(Detail.WHY, Reason.ASKED_FOR_OTHER)
                        .with(Detail.HOLDER, OTHER));
        append(entries);
        try (JournalStore again = store()) {
            assertEquals(entries, again.load());
            assertEquals(0, again.health().unreadable());
        }
    }

    @Test
    void ofEachPhoneTheLast500AreKept() {
        List<Entry> chatty = IntStream.range(0, 700)
                .mapToObj(i -> Entry.of(NOW.plusSeconds(i), MAC, Event.DHCP_DISCOVER, null))
                .toList();
        Entry quiet = Entry.of(NOW, OTHER, Event.DHCP_DISCOVER, null);
        append(List.of(quiet));
        append(chatty);
        try (JournalStore again = store()) {
            List<Entry> kept = again.load();
            assertEquals(501, kept.size());
            assertEquals(quiet, kept.getFirst());
            assertEquals(chatty.subList(200, 700), kept.subList(1, 501));
        }
    }

    @Test
    void aLoopIsWrittenOnceInTenSeconds() {
        List<Entry> loop = IntStream.range(0, 250)
                .mapToObj(i -> Entry.of(NOW.plusMillis(100 * i), MAC, Event.FILE_SERVED, null)
                        .file("a.cfg", 200)
                        .took(i))
                .toList();
        Entry other =
                Entry.of(NOW.plusSeconds(25), MAC, Event.FILE_SERVED, null).file("b.cfg", 200);
        append(loop);
        append(List.of(other));
        try (JournalStore again = store()) {
            assertEquals(List.of(loop.getFirst(), loop.get(101), loop.get(202), other), again.load());
        }
    }

    /** Anybody can ask in a phone's name and answer what is sent to him. */
    @Test
    void whatComesByPnpWithoutEndIsWrittenOnce() {
        Entry boot = Entry.of(NOW.minusSeconds(1), MAC, Event.DHCP_DISCOVER, null);
        List<Entry> questions = IntStream.range(0, 600)
                .mapToObj(i -> Entry.of(
                        NOW.plusSeconds(6 * i),
                        MAC,
                        i % 2 == 0 ? Event.PNP_ASKED : Event.PNP_TAKEN,
                        Ip4.of("10.66.1." + i % 200)))
                .toList();
        append(Stream.concat(Stream.of(boot), questions.stream()).toList());
        try (JournalStore again = store()) {
            assertEquals(List.of(boot, questions.get(0), questions.get(1)), again.load());
        }
    }

    @Test
    void theFileIsPrunedAsItGrows() throws SQLException {
        append(IntStream.range(0, 5_600)
                .mapToObj(i -> Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null))
                .toList());
        append(List.of(Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null)));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement direct = connection.createStatement();
                ResultSet count = direct.executeQuery("SELECT count(*) FROM entry")) {
            assertEquals(500, count.getInt(1));
        }
    }

    @Test
    void anEventThatThisVersionDoesNotKnowIsSkipped() throws SQLException {
        Entry good = Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null);
        append(List.of(good));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement direct = connection.createStatement()) {
            direct.executeUpdate(
                    "INSERT INTO entry (mac, at, event, details, listed) VALUES (1, 0, 'TELEPORT', '{}', 1)");
        }
        try (JournalStore again = store()) {
            assertEquals(List.of(good), again.load());
            assertEquals(1, again.health().unreadable());
        }
    }

    @Test
    void aDamagedJournalIsMovedAsideAndANewOneBegins() throws IOException {
        Files.writeString(file, "no database ".repeat(1000));
        append(List.of(Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null)));
        try (JournalStore again = store()) {
            assertEquals(1, again.load().size());
        }
        assertTrue(Files.readString(file.resolveSibling("journal.db.damaged")).startsWith("no database"));
    }

    @Test
    void afterClosingEntriesAreDroppedAndCounted() {
        JournalStore store = store();
        store.close();
        store.append(Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null), Rank.LISTED);
        assertEquals(1, store.health().dropped());
    }

    /** The queue holds 16,384 entries; the store would drop and count any more at once. */
    private static void append(JournalStore store, List<Entry> entries, Rank rank) {
        for (Entry entry : entries) {
            while (store.health().queued() > 10_000) {
                Thread.onSpinWait();
            }
            store.append(entry, rank);
        }
    }

    @Test
    void aFloodOfMadeUpAddressesTakesNoRowFromThePhonesOfTheSite() {
        List<Entry> phones = IntStream.range(0, 200)
                .mapToObj(i -> Entry.of(NOW, new MacAddress(0x001565000000L + i), Event.FILE_SERVED, null))
                .toList();
        List<Entry> flood = IntStream.range(0, 120_000)
                .mapToObj(i ->
                        Entry.of(NOW.plusMillis(2 * i), new MacAddress(0x001565800000L + i), Event.DHCP_DISCOVER, null))
                .toList();
        append(phones);
        try (JournalStore store = store()) {
            append(store, flood, Rank.STRANGER);
        }
        try (JournalStore again = store()) {
            List<Entry> kept = again.load();
            assertEquals(phones, kept.subList(0, 200));
            assertEquals(flood.subList(90_000, 120_000), kept.subList(200, kept.size()));
        }
    }

    @Test
    void aFloodOfMadeUpAddressesKeepsTheDiskNoBusierThanTheFileHasRoom() {
        MacAddress later = new MacAddress(0x001565ffffffL);
        try (JournalStore store = store()) {
            for (int i = 0; i < 100_000; i++) {
                append(store, List.of(Entry.of(NOW, new MacAddress(i), Event.DHCP_DISCOVER, null)), Rank.STRANGER);
            }
            append(store, List.of(Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null)), Rank.LISTED);
            append(store, List.of(Entry.of(NOW.plusSeconds(60), later, Event.DHCP_DISCOVER, null)), Rank.STRANGER);
        }
        try (JournalStore again = store()) {
            List<Entry> kept = again.load();
            assertEquals(30_001, kept.size());
            assertEquals(
                    List.of(new MacAddress(29_999), MAC, later),
                    kept.subList(29_998, 30_001).stream().map(Entry::mac).toList());
        }
    }

    @Test
    void aFloodOfStrangersLeavesRoomForAPhoneThatWaitsForAdoptionAndIsCounted() {
        MacAddress pending = new MacAddress(0x001565ffffffL);
        try (JournalStore store = store()) {
            for (int i = 0; i < 30_002; i++) {
                append(store, List.of(Entry.of(NOW, new MacAddress(i), Event.DHCP_DISCOVER, null)), Rank.STRANGER);
            }
            assertEquals(2, store.health().dropped());
            append(store, List.of(Entry.of(NOW, pending, Event.DHCP_DISCOVER, null)), Rank.GUEST);
        }
        try (JournalStore again = store()) {
            assertEquals(pending, again.load().getLast().mac());
        }
    }

    @Test
    void aTimeOfTheBoxIsStoredAsTheWallClockTellsIt() {
        HandClock hand = new HandClock(Instant.EPOCH);
        BoxClock clock = hand.start();
        Entry entry = Entry.of(clock.instant(), MAC, Event.DHCP_DISCOVER, null);
        hand.set(Duration.between(Instant.EPOCH, NOW));
        try (JournalStore store = new JournalStore(file, clock)) {
            append(store, List.of(entry), Rank.LISTED);
        }
        try (JournalStore again = new JournalStore(file, hand.start())) {
            assertEquals(List.of(entry.at(NOW)), again.load());
        }
    }

    /** As on a box without a battery: once the year is set right, the past is shown where it was. */
    @Test
    void nothingIsAheadOfABoxThatStartsIn1970() {
        Entry first = Entry.of(NOW, MAC, Event.DHCP_DISCOVER, null);
        Entry last = Entry.of(NOW.plusSeconds(60), MAC, Event.DHCP_ACK, Ip4.of("10.66.1.1"));
        append(List.of(first, last));
        HandClock hand = new HandClock(Instant.EPOCH);
        BoxClock clock = hand.start();
        try (JournalStore again = new JournalStore(file, clock)) {
            assertEquals(
                    List.of(Instant.EPOCH.minusSeconds(60), Instant.EPOCH),
                    again.load().stream().map(Entry::at).toList());
            hand.set(Duration.between(Instant.EPOCH, last.at()));
            assertEquals(first.at(), clock.shown(again.load().getFirst().at()));
        }
    }

    private JournalStore store() {
        return new JournalStore(file, HandClock.right(InstantSource.fixed(NOW.plusSeconds(86_400))));
    }

    private void append(List<Entry> entries) {
        try (JournalStore store = store()) {
            append(store, entries, Rank.LISTED);
        }
    }
}
