package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.Certainty;
import org.dialtone.phone.FleetStore;
import org.dialtone.phone.Identity;
import org.dialtone.phone.KnownPhone;

/** Stores what the fleet learned; one row a hardware address. */
record StoredFleet(Database database, GroupWriter writer) implements FleetStore {

    static final String TABLE = """
            CREATE TABLE phone (
              mac INTEGER PRIMARY KEY, vendor TEXT, model TEXT, firmware TEXT, certainty TEXT, last_seen INTEGER NOT NULL) STRICT""";
    static final String REVISION = "ALTER TABLE phone ADD COLUMN revision TEXT";
    private static final String WRITE =
            Upsert.into("phone", "mac", "vendor, model, firmware, certainty, last_seen, revision");
    private static final String FORGET = "DELETE FROM phone WHERE mac = ?";

    @Override
    public List<KnownPhone> load() {
        return database.read("SELECT * FROM phone ORDER BY mac", StoredFleet::phone);
    }

    @Override
    public void remember(KnownPhone phone) {
        writer.offer(new RowKey("phone", phone.mac()), WRITE, row -> write(row, phone, phone.identity()));
    }

    @Override
    public void forget(MacAddress mac) {
        writer.offer(new RowKey("phone", mac), FORGET, row -> {
            row.setLong(1, mac.bits());
        });
    }

    private static void write(PreparedStatement row, KnownPhone phone, Identity identity) throws SQLException {
        row.setLong(1, phone.mac().bits());
        Columns.text(row, 2, identity == null ? null : identity.vendor());
        Columns.text(row, 3, identity == null ? null : identity.model());
        Columns.text(row, 4, identity == null ? null : identity.firmware());
        Columns.text(row, 5, identity == null ? null : identity.certainty().name());
        row.setLong(6, Columns.of(phone.lastSeen()));
        Columns.text(row, 7, phone.revision());
    }

    private static KnownPhone phone(ResultSet row) throws SQLException {
        return new KnownPhone(
                new MacAddress(row.getLong("mac")),
                identity(row),
                Columns.instant(row, "last_seen"),
                row.getString("revision"));
    }

    private static Identity identity(ResultSet row) throws SQLException {
        String vendor = row.getString("vendor");
        return vendor == null
                ? null
                : new Identity(
                        vendor,
                        row.getString("model"),
                        row.getString("firmware"),
                        Certainty.valueOf(row.getString("certainty")));
    }
}
