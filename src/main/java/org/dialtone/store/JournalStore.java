package org.dialtone.store;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.app.view.FindingNoteStore;
import org.dialtone.app.view.UsageStore;
import org.dialtone.journal.Details;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Event;
import org.dialtone.journal.Rank;
import org.dialtone.journal.Step;
import org.dialtone.net.BoxClock;
import org.dialtone.net.MacAddress;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Keeps the journal in {@code journal.db}, in wall time, and beside it the use of the box over a month, and who has
 * seen what hinders which phone. Entries are written in batches, and nobody waits for them; when the disk can't keep
 * up, entries are dropped and counted, never packets.
 */
public final class JournalStore implements AutoCloseable {

    private static final int MOST_WAITING = 16_384;
    /** The most entries of one phone: some ten boots with every request. */
    private static final int RING = 500;

    private static final int MOST_ROWS = 100_000;
    /**
     * The most entries of phones that the site doesn't list, and the most of strangers, and of phones that wait for
     * adoption, that are written within a minute. Either may be made up, so they take no row from the site's phones and
     * don't keep the disk busy.
     */
    private static final int MOST_OTHERS = 30_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Rows written between two prunings; each pruning reads the whole index. */
    private static final int PRUNE_EVERY = 5_000;

    private static final Schema SCHEMA = new Schema(List.of(
            List.of("""
            CREATE TABLE entry (
              id INTEGER PRIMARY KEY, mac INTEGER NOT NULL, at INTEGER NOT NULL, step TEXT NOT NULL, ip INTEGER,
              file TEXT, status INTEGER, ms INTEGER, reason TEXT) STRICT""", "CREATE INDEX entry_of ON entry (mac, id DESC)"),
            List.of(
                    "ALTER TABLE entry ADD COLUMN listed INTEGER NOT NULL DEFAULT 1",
                    "CREATE INDEX entry_listed ON entry (listed, id DESC)"),
            List.of(
                    "DROP INDEX entry_of",
                    "DROP INDEX entry_listed",
                    "ALTER TABLE entry RENAME TO " + FormerJournal.TABLE,
                    """
            CREATE TABLE entry (
              id INTEGER PRIMARY KEY, mac INTEGER NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL,
              details TEXT NOT NULL, listed INTEGER NOT NULL) STRICT""",
                    "CREATE INDEX entry_of ON entry (mac, id DESC)",
                    "CREATE INDEX entry_listed ON entry (listed, id DESC)"),
            List.of(StoredUsage.TABLE),
            List.of(StoredFindingNotes.TABLE)));
    static final String WRITE = "INSERT INTO entry (mac, at, event, details, listed) VALUES (?, ?, ?, ?, ?)";
    /**
     * Selects the entries beyond the ring. The index shows which phones have too many, and from which entry on: hardly
     * any, so that hardly a row is read.
     */
    private static final String BEYOND_RING =
            "id IN (SELECT old.id FROM (SELECT mac FROM entry GROUP BY mac HAVING count(*) > " + RING + ") AS much"
                    + " JOIN entry AS old ON old.mac = much.mac WHERE old.id <= (SELECT id FROM entry WHERE mac = much.mac ORDER BY id DESC LIMIT 1 OFFSET "
                    + RING + "))";

    private static final String BEYOND_ALL = "(" + beyond(1, MOST_ROWS) + " OR " + beyond(0, MOST_OTHERS) + ")";

    private final BoxClock clock;
    private final DatabaseFile file;
    private final GroupWriter writer;
    /** The last entry of each of the site's phones. A loop is written once in ten seconds, since flash wears out. */
    private final Map<Kind, Entry> latest = new ConcurrentHashMap<>();

    private Instant minute = Instant.EPOCH;
    private final Map<Rank, Integer> ofMinute = new EnumMap<>(Rank.class);
    private long leftOut;
    private int unpruned = PRUNE_EVERY;

    /**
     * Opens or makes the file, and begins a new one where it is damaged; throws a StartupFault where a newer version
     * wrote it.
     */
    public JournalStore(Path path, BoxClock clock) {
        this.clock = clock;
        file = new DatabaseFile(path, SynchronousMode.NORMAL);
        Connection connection = file.openOrReplace(SCHEMA);
        FormerJournal.takeOver(connection, file);
        writer = new GroupWriter(file.name(), file.statements(connection), MOST_WAITING, clock, Duration.ZERO);
    }

    /** The version of the tables that this program makes. */
    public static int schema() {
        return SCHEMA.steps().size();
    }

    /**
     * Appends an entry; never waits, never throws.
     *
     * @param rank the kind of device that the entry is about
     */
    public void append(Entry entry, Rank rank) {
        boolean listed = rank == Rank.LISTED;
        if (listed ? isTold(entry) : isBeyond(entry.at(), rank)) {
            return;
        }
        Entry told = entry.at(clock.shown(entry.at()));
        writer.offer(statements -> {
            PreparedStatement row = statements.get(WRITE);
            write(row, told, listed);
            row.executeUpdate();
            prune(statements);
        });
    }

    /** Whether an entry of a phone of the site repeats what is written. */
    private boolean isTold(Entry entry) {
        Kind kind = Kind.of(entry);
        Entry before = latest.get(kind);
        boolean again = before != null && entry.repeats(before);
        // What comes by PnP without end is written once: anybody can ask in a phone's name.
        if (!again || kind.pnp() != null) {
            latest.put(kind, entry);
        }
        return again;
    }

    /** What an entry may repeat. @param pnp what happened by PnP, each for itself; else null, any other entry */
    private record Kind(MacAddress mac, Event pnp) {

        static Kind of(Entry entry) {
            return new Kind(entry.mac(), entry.step() == Step.PNP ? entry.event() : null);
        }
    }

    /**
     * Whether a minute has brought as many entries of this rank as the file keeps of others: more would only push them
     * out.
     */
    private synchronized boolean isBeyond(Instant at, Rank rank) {
        if (Duration.between(minute, at).abs().compareTo(MINUTE) >= 0) {
            minute = at;
            ofMinute.clear();
        }
        boolean beyond = ofMinute.merge(rank, 1, Integer::sum) > MOST_OTHERS;
        leftOut += beyond ? 1 : 0;
        return beyond;
    }

    private synchronized long leftOut() {
        return leftOut;
    }

    /**
     * The last entries of each phone, oldest first: at most 500 a phone, 100,000 of the site's phones, and 30,000 of
     * others. Those that the wall clock stands before are so much earlier that nothing is ahead of the time of the box.
     */
    public List<Entry> load() {
        List<Entry> told = file.read(
                "SELECT * FROM entry WHERE NOT " + BEYOND_ALL + " AND NOT " + BEYOND_RING + " ORDER BY id",
                JournalStore::entry);
        Instant now = clock.instant();
        Duration ahead = told.stream()
                .map(Entry::at)
                .max(Comparator.naturalOrder())
                .map(last -> Duration.between(now, last))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        return ahead.isZero()
                ? told
                : told.stream()
                        .map(entry ->
                                entry.at().isAfter(now) ? entry.at(entry.at().minus(ahead)) : entry)
                        .toList();
    }

    /** The use of the box, which shares the file and its writer. */
    public UsageStore usage() {
        return new StoredUsage(file, writer, clock);
    }

    /** Who has seen what hinders which phone, in the same file. */
    public FindingNoteStore findingNotes() {
        return new StoredFindingNotes(file, writer, clock);
    }

    public StoreHealth health() {
        return writer.health(file.unreadable()).dropping(leftOut());
    }

    /** Writes the waiting entries; later entries are dropped. */
    @Override
    public void close() {
        writer.close();
    }

    /** Deletes the entries beyond the bounds; runs on the writer's thread alone. */
    private void prune(Statements statements) throws SQLException {
        if (++unpruned > PRUNE_EVERY) {
            unpruned = 0;
            statements.get("DELETE FROM entry WHERE " + BEYOND_ALL).executeUpdate();
            statements.get("DELETE FROM entry WHERE " + BEYOND_RING).executeUpdate();
        }
    }

    private static String beyond(int listed, int most) {
        return "listed = " + listed + " AND id <= coalesce((SELECT id FROM entry WHERE listed = " + listed
                + " ORDER BY id DESC LIMIT 1 OFFSET " + most + "), 0)";
    }

    static void write(PreparedStatement row, Entry entry, boolean listed) throws SQLException {
        row.setLong(1, entry.mac().bits());
        row.setLong(2, Columns.of(entry.at()));
        row.setString(3, entry.event().name());
        row.setString(4, json(entry.details()));
        row.setBoolean(5, listed);
    }

    private static String json(Details details) {
        JsonObject json = new JsonObject();
        details.texts().forEach(json::put);
        return json.encode();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Event event = Event.valueOf(row.getString("event"));
        if (event.step() == null) {
            throw new IllegalArgumentException(event + " is no step");
        }
        return new Entry(
                Columns.instant(row, "at"),
                new MacAddress(row.getLong("mac")),
                event,
                Details.parse(texts(row.getString("details"))));
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new HashMap<>();
        try {
            new JsonObject(json).forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
        } catch (DecodeException e) {
            throw new IllegalArgumentException("details that are no JSON", e);
        }
        return texts;
    }
}
