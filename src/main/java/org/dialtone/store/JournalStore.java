package org.dialtone.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialtone.journal.Entry;
import org.dialtone.journal.Step;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * Keeps the journal in {@code journal.db}. Entries are written in batches, and nobody waits for them; when the disk
 * can't keep up, entries are dropped and counted, never packets.
 */
public final class JournalStore implements AutoCloseable {

    private static final int MOST_WAITING = 16_384;
    /** The most entries of one phone: some ten boots with every request. */
    private static final int RING = 500;

    private static final int MOST_ROWS = 100_000;
    /**
     * The most entries of phones that the site doesn't list. Such phones may all be made up, so they take no row from
     * the site's phones.
     */
    private static final int MOST_OTHERS = 30_000;
    /** Rows written between two prunings; each pruning reads the whole index. */
    private static final int PRUNE_EVERY = 5_000;

    private static final Schema SCHEMA = new Schema(List.of(
            List.of("""
            CREATE TABLE entry (
              id INTEGER PRIMARY KEY, mac INTEGER NOT NULL, at INTEGER NOT NULL, step TEXT NOT NULL, ip INTEGER,
              file TEXT, status INTEGER, ms INTEGER, reason TEXT) STRICT""", "CREATE INDEX entry_of ON entry (mac, id DESC)"),
            List.of(
                    "ALTER TABLE entry ADD COLUMN listed INTEGER NOT NULL DEFAULT 1",
                    "CREATE INDEX entry_listed ON entry (listed, id DESC)")));
    private static final String WRITE =
            "INSERT INTO entry (mac, at, step, ip, file, status, ms, reason, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /**
     * Selects the entries beyond the ring. The index shows which phones have too many, and from which entry on: hardly
     * any, so that hardly a row is read.
     */
    private static final String BEYOND_RING =
            "id IN (SELECT old.id FROM (SELECT mac FROM entry GROUP BY mac HAVING count(*) > " + RING + ") AS much"
                    + " JOIN entry AS old ON old.mac = much.mac WHERE old.id <= (SELECT id FROM entry WHERE mac = much.mac ORDER BY id DESC LIMIT 1 OFFSET "
                    + RING + "))";

    private static final String BEYOND_ALL = "(" + beyond(1, MOST_ROWS) + " OR " + beyond(0, MOST_OTHERS) + ")";

    private final DatabaseFile file;
    private final GroupWriter writer;
    /** The last entry of each of the site's phones. A loop is written once in ten seconds, since flash wears out. */
    private final Map<MacAddress, Entry> latest = new ConcurrentHashMap<>();

    private int unpruned = PRUNE_EVERY;

    /**
     * Opens or makes the file, and begins a new one where it is damaged; throws a StartupFault where a newer version
     * wrote it.
     */
    public JournalStore(Path path, InstantSource clock) {
        file = new DatabaseFile(path, SynchronousMode.NORMAL);
        writer = new GroupWriter(
                path.getFileName().toString(), new Statements(file.openOrReplace(SCHEMA)), MOST_WAITING, clock);
    }

    /** The version of the tables that this program makes. */
    public static int schema() {
        return SCHEMA.steps().size();
    }

    /**
     * Appends an entry; never waits, never throws.
     *
     * @param listed whether the entry is about one of the site's phones
     */
    public void append(Entry entry, boolean listed) {
        Entry before = listed ? latest.get(entry.mac()) : null;
        if (before != null && entry.repeats(before)) {
            return;
        }
        if (listed) {
            latest.put(entry.mac(), entry);
        }
        writer.offer(statements -> {
            write(statements.get(WRITE), entry, listed);
            prune(statements);
        });
    }

    /**
     * The last entries of each phone, oldest first: at most 500 a phone, 100,000 of the site's phones, and 30,000 of
     * others.
     */
    public List<Entry> load() {
        return file.read(
                "SELECT * FROM entry WHERE NOT " + BEYOND_ALL + " AND NOT " + BEYOND_RING + " ORDER BY id",
                JournalStore::entry);
    }

    public StoreHealth health() {
        return writer.health(file.unreadable());
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

    private static void write(PreparedStatement row, Entry entry, boolean listed) throws SQLException {
        row.setLong(1, entry.mac().bits());
        row.setLong(2, Columns.of(entry.at()));
        row.setString(3, entry.step().name());
        Columns.set(row, 4, entry.ip() == null ? null : Columns.of(entry.ip()));
        row.setString(5, entry.file());
        Columns.set(row, 6, entry.status());
        Columns.set(row, 7, entry.ms());
        row.setString(8, entry.reason());
        row.setBoolean(9, listed);
        row.executeUpdate();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Ip4 ip = Columns.number(row, "ip") == null ? null : Columns.ip(row, "ip");
        Long status = Columns.number(row, "status");
        return new Entry(
                Columns.instant(row, "at"),
                new MacAddress(row.getLong("mac")),
                Step.valueOf(row.getString("step")),
                ip,
                row.getString("file"),
                status == null ? null : status.intValue(),
                Columns.number(row, "ms"),
                row.getString("reason"));
    }
}
