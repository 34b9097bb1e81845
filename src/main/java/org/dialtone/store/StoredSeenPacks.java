package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.SeenPack;
import org.dialtone.provision.SeenPackStore;

/** Stores the first real phone of each pack; one row a vendor. */
record StoredSeenPacks(Database database, GroupWriter writer) implements SeenPackStore {

    static final String TABLE = """
            CREATE TABLE seen_pack (
              vendor TEXT PRIMARY KEY, mac INTEGER NOT NULL, model TEXT, firmware TEXT, at INTEGER NOT NULL) STRICT""";

    private static final String WRITE = Upsert.into("seen_pack", "vendor", "mac, model, firmware, at");

    @Override
    public List<SeenPack> load() {
        return database.read("SELECT * FROM seen_pack ORDER BY vendor", StoredSeenPacks::seen);
    }

    @Override
    public void remember(SeenPack seen) {
        writer.offer(new RowKey("seen_pack", seen.vendor()), WRITE, row -> {
            Columns.text(row, 1, seen.vendor());
            row.setLong(2, seen.phone().bits());
            Columns.text(row, 3, seen.model());
            Columns.text(row, 4, seen.firmware());
            row.setLong(5, Columns.of(seen.at()));
        });
    }

    private static SeenPack seen(ResultSet row) throws SQLException {
        return new SeenPack(
                row.getString("vendor"),
                new MacAddress(row.getLong("mac")),
                row.getString("model"),
                row.getString("firmware"),
                Columns.instant(row, "at"));
    }
}
