package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.app.rollout.RolloutStore;
import org.dialtone.app.rollout.Standing;
import org.dialtone.net.MacAddress;

/** Stores how far rollouts have come; one row a rollout, and one a phone that was told. */
record StoredRollouts(Database database, GroupWriter writer) implements RolloutStore {

    static final String TABLE = """
            CREATE TABLE rollout (id TEXT PRIMARY KEY, ring INTEGER NOT NULL, standing TEXT NOT NULL) STRICT""";
    static final String PHONES = """
            CREATE TABLE rollout_phone (
              rollout TEXT NOT NULL, mac INTEGER NOT NULL, fate TEXT NOT NULL, lines INTEGER NOT NULL,
              PRIMARY KEY (rollout, mac)) STRICT, WITHOUT ROWID""";

    private static final String WRITE = Upsert.into("rollout", "id", "ring, standing");
    private static final String WRITE_PHONE = Upsert.into("rollout_phone", "rollout, mac", "fate, lines");
    private static final String FORGET = "DELETE FROM rollout WHERE id = ?";
    private static final String FORGET_PHONES = "DELETE FROM rollout_phone WHERE rollout = ?";

    private record Phone(String rollout, MacAddress mac, KeptPhone kept) {}

    @Override
    public List<Kept> load() {
        Map<String, Map<MacAddress, KeptPhone>> phones = new HashMap<>();
        database.read("SELECT * FROM rollout_phone", StoredRollouts::phone)
                .forEach(each -> phones.computeIfAbsent(each.rollout(), _ -> new HashMap<>())
                        .put(each.mac(), each.kept()));
        return database.read("SELECT * FROM rollout ORDER BY id", row -> kept(row, phones));
    }

    private static Phone phone(ResultSet row) throws SQLException {
        return new Phone(
                row.getString("rollout"),
                new MacAddress(row.getLong("mac")),
                new KeptPhone(Fate.valueOf(row.getString("fate")), row.getInt("lines")));
    }

    private static Kept kept(ResultSet row, Map<String, Map<MacAddress, KeptPhone>> phones) throws SQLException {
        String id = row.getString("id");
        return new Kept(
                id, row.getInt("ring"), Standing.valueOf(row.getString("standing")), phones.getOrDefault(id, Map.of()));
    }

    @Override
    public void remember(String rollout, int ring, Standing standing) {
        writer.offer(new RowKey("rollout", rollout), WRITE, row -> {
            Columns.text(row, 1, rollout);
            row.setInt(2, ring);
            Columns.text(row, 3, standing.name());
        });
    }

    @Override
    public void remember(String rollout, MacAddress phone, Fate fate, int lines) {
        writer.offer(new RowKey("rollout_phone", List.of(rollout, phone)), WRITE_PHONE, row -> {
            Columns.text(row, 1, rollout);
            row.setLong(2, phone.bits());
            Columns.text(row, 3, fate.name());
            row.setInt(4, lines);
        });
    }

    @Override
    public void forget(String rollout) {
        writer.offer(new RowKey("rollout", rollout), statements -> {
            for (String sql : List.of(FORGET, FORGET_PHONES)) {
                PreparedStatement row = statements.get(sql);
                Columns.text(row, 1, rollout);
                row.executeUpdate();
            }
        });
    }
}
