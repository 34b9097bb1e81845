package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.FileReceipt;
import org.dialtone.provision.FileVersion;
import org.dialtone.provision.ServedFile;
import org.dialtone.provision.ServedFileStore;

/** Stores the file that each phone got last, and the version with which it registered; one row a phone. */
record StoredServedFiles(Database database, GroupWriter writer) implements ServedFileStore {

    static final String TABLE = """
            CREATE TABLE served (
              mac INTEGER PRIMARY KEY, file TEXT NOT NULL, vendor TEXT NOT NULL, model TEXT, local INTEGER NOT NULL,
              etag TEXT NOT NULL) STRICT""";
    /** Before, only what went out in a window was remembered. */
    static final String SERVED_BEFORE = """
            INSERT INTO served SELECT mac, file, substr(template, 1, instr(template, '/') - 1), model, local, etag
            FROM delivery WHERE file IS NOT NULL AND template LIKE '%/%' AND local IS NOT NULL AND etag IS NOT NULL""";

    /** Before, nobody noted when a phone got its file, and what it did with it. */
    static final List<String> VERSIONS = List.of(
            "ALTER TABLE served ADD COLUMN at INTEGER",
            "ALTER TABLE served ADD COLUMN confirmed TEXT",
            "ALTER TABLE served ADD COLUMN confirmed_at INTEGER",
            "ALTER TABLE served ADD COLUMN behind INTEGER");

    private static final String WRITE =
            Upsert.into("served", "mac", "file, vendor, model, local, etag, at, confirmed, confirmed_at, behind");

    @Override
    public List<FileReceipt> load() {
        return database.read("SELECT * FROM served ORDER BY mac", StoredServedFiles::receipt);
    }

    @Override
    public void remember(FileReceipt receipt) {
        ServedFile served = receipt.file();
        FileVersion confirmed = receipt.confirmed();
        writer.offer(new RowKey("served", served.phone()), WRITE, row -> {
            row.setLong(1, served.phone().bits());
            Columns.text(row, 2, served.file());
            Columns.text(row, 3, served.vendor());
            Columns.text(row, 4, served.model());
            row.setLong(5, Columns.of(served.local()));
            Columns.text(row, 6, served.etag());
            Columns.set(row, 7, milliseconds(receipt.at()));
            Columns.text(row, 8, confirmed == null ? null : confirmed.tag());
            Columns.set(row, 9, confirmed == null ? null : milliseconds(confirmed.at()));
            Columns.set(row, 10, milliseconds(receipt.behind()));
        });
    }

    private static Long milliseconds(Instant at) {
        return at == null ? null : Columns.of(at);
    }

    private static FileReceipt receipt(ResultSet row) throws SQLException {
        String confirmed = row.getString("confirmed");
        return new FileReceipt(
                served(row),
                moment(row, "at"),
                confirmed == null ? null : new FileVersion(confirmed, moment(row, "confirmed_at")),
                moment(row, "behind"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Columns.number(row, column) == null ? null : Columns.instant(row, column);
    }

    private static ServedFile served(ResultSet row) throws SQLException {
        return new ServedFile(
                new MacAddress(row.getLong("mac")),
                row.getString("file"),
                row.getString("vendor"),
                row.getString("model"),
                Columns.ip(row, "local"),
                row.getString("etag"));
    }
}
