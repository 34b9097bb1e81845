package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.PendingPhone;
import org.dialtone.provision.PendingPhoneStore;

/** Stores the phones that wait for an adoption, and those that were adopted; one row a phone. */
record StoredPendingPhones(Database database, GroupWriter writer) implements PendingPhoneStore {

    static final String TABLE = """
            CREATE TABLE guest (
              mac INTEGER PRIMARY KEY, code TEXT NOT NULL, since INTEGER NOT NULL, seen INTEGER NOT NULL,
              number TEXT, made INTEGER NOT NULL) STRICT""";
    static final String SENT_AWAY = "CREATE TABLE sent_away (mac INTEGER PRIMARY KEY) STRICT";
    private static final String SEND_AWAY = "INSERT INTO sent_away VALUES (?) ON CONFLICT DO NOTHING";
    private static final String TAKE_BACK = "DELETE FROM sent_away WHERE mac = ?";
    private static final String WRITE = Upsert.into("guest", "mac", "code, since, seen, number, made");
    private static final String FORGET = "DELETE FROM guest WHERE mac = ?";

    @Override
    public List<PendingPhone> load() {
        return database.read("SELECT * FROM guest ORDER BY mac", StoredPendingPhones::pendingPhone);
    }

    @Override
    public void remember(PendingPhone pendingPhone) {
        writer.offer(new RowKey("guest", pendingPhone.mac()), WRITE, row -> {
            row.setLong(1, pendingPhone.mac().bits());
            Columns.text(row, 2, pendingPhone.code());
            row.setLong(3, Columns.of(pendingPhone.since()));
            row.setLong(4, Columns.of(pendingPhone.seen()));
            Columns.text(row, 5, pendingPhone.number());
            row.setInt(6, pendingPhone.made() ? 1 : 0);
        });
    }

    @Override
    public void forget(MacAddress mac) {
        writer.offer(new RowKey("guest", mac), FORGET, row -> {
            row.setLong(1, mac.bits());
        });
    }

    @Override
    public Set<MacAddress> sentAway() {
        return Set.copyOf(database.read("SELECT mac FROM sent_away", row -> new MacAddress(row.getLong("mac"))));
    }

    @Override
    public void sendAway(MacAddress mac, boolean away) {
        writer.offer(new RowKey("sent_away", mac), away ? SEND_AWAY : TAKE_BACK, row -> {
            row.setLong(1, mac.bits());
        });
    }

    private static PendingPhone pendingPhone(ResultSet row) throws SQLException {
        return new PendingPhone(
                new MacAddress(row.getLong("mac")),
                row.getString("code"),
                Columns.instant(row, "since"),
                Columns.instant(row, "seen"),
                row.getString("number"),
                row.getInt("made") == 1);
    }
}
