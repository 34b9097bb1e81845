package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.dhcp.HeardHolder;
import org.dialtone.dhcp.HolderStore;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Stores the holders that a listener heard; one row an address. */
record StoredHolders(Database database, GroupWriter writer) implements HolderStore {

    static final String TABLE = """
            CREATE TABLE heard (
              address INTEGER PRIMARY KEY, mac INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
              place TEXT) STRICT""";
    private static final String WRITE = Upsert.into("heard", "address", "mac, at, until, place");
    private static final String FORGET = "DELETE FROM heard WHERE address = ?";

    @Override
    public List<HeardHolder> load() {
        return database.read("SELECT * FROM heard ORDER BY until, at", StoredHolders::holder);
    }

    @Override
    public void remember(HeardHolder holder) {
        writer.offer(new RowKey("heard", holder.address()), WRITE, row -> {
            row.setLong(1, Columns.of(holder.address()));
            row.setLong(2, holder.mac().bits());
            row.setLong(3, Columns.of(holder.at()));
            row.setLong(4, Columns.of(holder.until()));
            Columns.text(row, 5, holder.place());
        });
    }

    @Override
    public void forget(Ip4 address) {
        writer.offer(new RowKey("heard", address), FORGET, row -> {
            row.setLong(1, Columns.of(address));
        });
    }

    private static HeardHolder holder(ResultSet row) throws SQLException {
        return new HeardHolder(
                Columns.ip(row, "address"),
                new MacAddress(row.getLong("mac")),
                Columns.instant(row, "at"),
                Columns.instant(row, "until"),
                row.getString("place"));
    }
}
