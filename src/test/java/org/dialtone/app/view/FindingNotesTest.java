package org.dialtone.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.journal.Details;
import org.dialtone.journal.Event;
import org.dialtone.journal.PhoneFinding;
import org.dialtone.net.MacAddress;
import org.junit.jupiter.api.Test;

/** The notes over a restart, and their bound. */
class FindingNotesTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final MacAddress PHONE = MacAddress.of("00:15:65:00:00:01");
    private static final List<PhoneFinding> SEEN = List.of(new PhoneFinding(Event.PHONE_NO_FILE, Details.NONE, START));

    private Instant now = START;
    private final Map<MacAddress, FindingNote> kept = new LinkedHashMap<>();

    private final FindingNoteStore store = new FindingNoteStore() {
        @Override
        public List<FindingNote> load() {
            return new ArrayList<>(kept.values());
        }

        @Override
        public void remember(FindingNote note) {
            kept.put(note.phone(), note);
        }

        @Override
        public void forget(MacAddress phone) {
            kept.remove(phone);
        }
    };

    private FindingNotes open() {
        return new FindingNotes(store, () -> now);
    }

    @Test
    void afterARestartAPhoneHasTimeToShowWhatHindersIt() {
        open().note(PHONE, SEEN, "carla");
        now = START.plusSeconds(86_400);
        FindingNotes after = open();
        after.look(Map.of());
        assertEquals("carla", after.of(PHONE, SEEN).orElseThrow().by());
        now = now.plus(FindingNotes.GONE).plusSeconds(1);
        after.look(Map.of());
        assertTrue(after.of(PHONE, SEEN).isEmpty());
        assertEquals(Map.of(), kept);
    }

    @Test
    void oneMoreThanTheBoundPushesTheOldestOut() {
        FindingNotes notes = open();
        for (int i = 0; i <= FindingNotes.MOST; i++) {
            notes.note(new MacAddress(PHONE.bits() + i), SEEN, "carla");
        }
        assertTrue(notes.of(PHONE, SEEN).isEmpty());
        assertEquals(FindingNotes.MOST, notes.phones().size());
        assertEquals(notes.phones(), kept.keySet());
    }
}
