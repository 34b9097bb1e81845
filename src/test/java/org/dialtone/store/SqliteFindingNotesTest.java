package org.dialtone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dialtone.app.view.FindingNote;
import org.dialtone.journal.Event;
import org.dialtone.net.HandClock;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFindingNotesTest {

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
}
