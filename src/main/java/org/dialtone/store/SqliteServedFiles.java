package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.ServedFile;
import org.dialtone.provision.ServedFileStore;

/** Stores the file that each phone got last; one row a phone. */
record SqliteServedFiles(DatabaseFile file, GroupWriter writer) implements ServedFileStore {

    static final String TABLE = """
            CREATE TABLE served (
              mac INTEGER PRIMARY KEY, file TEXT NOT NULL, vendor TEXT NOT NULL, model TEXT, local INTEGER NOT NULL,
              etag TEXT NOT NULL) STRICT""";
    /** Before, only what went out in a window was remembered. */
    static final String SERVED_BEFORE = """
            INSERT INTO served SELECT mac, file, substr(template, 1, instr(template, '/') - 1), model, local, etag
            FROM delivery WHERE file IS NOT NULL AND template LIKE '%/%' AND local IS NOT NULL AND etag IS NOT NULL""";

    private static final String WRITE = "INSERT OR REPLACE INTO served VALUES (?, ?, ?, ?, ?, ?)";

    @Override
    public List<ServedFile> load() {
        return file.read("SELECT * FROM served ORDER BY mac", SqliteServedFiles::served);
    }

    @Override
    public void remember(ServedFile served) {
        writer.offer(new RowKey("served", served.phone()), statements -> {
            PreparedStatement row = statements.get(WRITE);
            row.setLong(1, served.phone().bits());
            row.setString(2, served.file());
            row.setString(3, served.vendor());
            row.setString(4, served.model());
            row.setLong(5, Columns.of(served.local()));
            row.setString(6, served.etag());
            row.executeUpdate();
        });
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
