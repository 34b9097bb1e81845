package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.dialtone.app.view.FindingNote;
import org.dialtone.journal.Event;
import org.dialtone.net.HandClock;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig.SynchronousMode;

class StoredFindingNotesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final MacAddress ONE = MacAddress.of("00:15:65:00:00:01");
    private static final MacAddress OTHER = MacAddress.of("00:15:65:00:00:02");

    @TempDir
    private Path folder;

    private JournalStore open() {
        return new JournalStore(folder.resolve("journal.db"), HandClock.right(() -> NOW));
    }

    private static FindingNote note(MacAddress phone, long second, Event... events) {
        return new FindingNote(
                phone, Set.of(events), "carla", NOW.minusSeconds(60).plusSeconds(second));
    }

    private List<FindingNote> kept() {
        try (JournalStore store = open()) {
            return store.findingNotes().load();
        }
    }

    @Test
    void theNextStartKnowsWhoHasSeenWhat() {
        FindingNote late = note(ONE, 9, Event.PHONE_NO_FILE, Event.PHONE_SILENT);
        FindingNote early = note(OTHER, 3, Event.PHONE_HELD);
        try (JournalStore store = open()) {
            store.findingNotes().remember(note(ONE, 1, Event.PHONE_NO_FILE));
            store.findingNotes().remember(late);
            store.findingNotes().remember(early);
        }
        assertEquals(List.of(early, late), kept());
        try (JournalStore store = open()) {
            store.findingNotes().forget(ONE);
        }
        assertEquals(List.of(early), kept());
    }

    @Test
    void aFindingThatThisVersionDoesNotKnowIsLeftOut() throws SQLException {
        try (JournalStore store = open()) {
            store.findingNotes().remember(note(ONE, 1, Event.PHONE_NO_FILE));
            store.findingNotes().remember(note(OTHER, 1, Event.PHONE_HELD));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE finding_note SET events = 'PHONE_OF_LATER' || CASE mac WHEN " + ONE.bits()
                    + " THEN ' PHONE_NO_FILE' ELSE '' END");
        }
        assertEquals(List.of(note(ONE, 1, Event.PHONE_NO_FILE)), kept());
    }

    @Test
    void aFullDiskForgetsNothing() {
        DatabaseFile file = new DatabaseFile(folder.resolve("notes.db"), SynchronousMode.NORMAL);
        Statements statements = file.statements(file.open(new Schema(List.of(List.of(StoredFindingNotes.TABLE)))));
        try (GroupWriter writer =
                new GroupWriter("notes.db", statements, 100, InstantSource.fixed(NOW), Duration.ZERO)) {
            StoredFindingNotes notes = new StoredFindingNotes(file, writer, HandClock.right(() -> NOW));
            notes.remember(note(ONE, 1, Event.PHONE_HELD));
            pages(writer, 4);
            FindingNote large = new FindingNote(OTHER, Set.of(Event.PHONE_HELD), "carla".repeat(10_000), NOW);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            writer.store(_ -> {
                begun.countDown();
                await(held);
            });
            await(begun);
            notes.forget(ONE);
            notes.remember(large);
            CompletableFuture<Void> refused = writer.store(_ -> {}).toCompletableFuture();
            held.countDown();
            assertThrows(CompletionException.class, refused::join);
            pages(writer, 1_000);
            writer.store(_ -> {}).toCompletableFuture().join();
            writer.store(_ -> {}).toCompletableFuture().join();
            assertEquals(
                    List.of(OTHER),
                    notes.load().stream().map(FindingNote::phone).toList());
        }
    }

    /** SQLite's own page limit fails as a full disk does. */
    private static void pages(GroupWriter writer, int most) {
        writer.store(statements ->
                        statements.get("PRAGMA max_page_count = " + most).execute())
                .toCompletableFuture()
                .join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
