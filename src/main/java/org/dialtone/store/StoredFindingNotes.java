package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialtone.app.StartupFault;
import org.dialtone.app.view.FindingNote;
import org.dialtone.app.view.FindingNoteStore;
import org.dialtone.journal.Event;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.jboss.logging.Logger;

/** Stores who has seen what hinders a phone, in wall time, beside the journal that the findings come from. */
record StoredFindingNotes(Database database, GroupWriter writer, BoxClock clock) implements FindingNoteStore {

    static final String TABLE = """
            CREATE TABLE finding_note (
              mac INTEGER PRIMARY KEY, events TEXT NOT NULL, seen_by TEXT NOT NULL, at INTEGER NOT NULL) STRICT""";

    private static final Logger LOG = Logger.getLogger(StoredFindingNotes.class);
    private static final String WRITE = Upsert.into("finding_note", "mac", "events, seen_by, at");
    private static final String FORGET = "DELETE FROM finding_note WHERE mac = ?";
    private static final String BETWEEN = " ";

    @Override
    public List<FindingNote> load() {
        try {
            return database.read("SELECT * FROM finding_note ORDER BY at", this::note);
        } catch (StartupFault e) {
            LOG.warnf("who has seen what hinders phones isn't known any more: %s", e.getMessage());
            return List.of();
        }
    }

    /** An event that this version doesn't know is left out. */
    private FindingNote note(ResultSet row) throws SQLException {
        Set<Event> events = Stream.of(row.getString("events").split(BETWEEN))
                .map(Event::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a note about no finding");
        }
        return new FindingNote(
                new MacAddress(row.getLong("mac")),
                events,
                row.getString("seen_by"),
                clock.meant(Columns.instant(row, "at")));
    }

    @Override
    public void remember(FindingNote note) {
        writer.offer(new RowKey("finding_note", note.phone()), WRITE, row -> {
            row.setLong(1, note.phone().bits());
            row.setString(2, note.events().stream().map(Event::name).sorted().collect(Collectors.joining(BETWEEN)));
            row.setString(3, note.by());
            row.setLong(4, Columns.of(clock.shown(note.at())));
        });
    }

    @Override
    public void forget(MacAddress phone) {
        writer.offer(new RowKey("finding_note", phone), FORGET, row -> {
            row.setLong(1, phone.bits());
        });
    }
}
