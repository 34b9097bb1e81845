package org.dialtone.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialtone.net.MacAddress;
import org.dialtone.phone.PlaceStore;

/** Stores all places of a phone, the latest first; each write replaces all of them. */
record StoredPlaces(Database database, GroupWriter writer) implements PlaceStore {

    static final String TABLE = """
            CREATE TABLE place (
              mac INTEGER NOT NULL, position INTEGER NOT NULL, place TEXT NOT NULL, PRIMARY KEY (mac, position)) STRICT, WITHOUT ROWID""";
    private static final String CLEAR = "DELETE FROM place WHERE mac = ?";
    private static final String WRITE = "INSERT INTO place VALUES (?, ?, ?)";

    private record Row(MacAddress mac, String place) {}

    @Override
    public Map<MacAddress, List<String>> load() {
        Map<MacAddress, List<String>> all = new HashMap<>();
        database.read(
                        "SELECT * FROM place ORDER BY mac, position",
                        row -> new Row(new MacAddress(row.getLong("mac")), row.getString("place")))
                .forEach(row ->
                        all.computeIfAbsent(row.mac(), _ -> new ArrayList<>()).add(row.place()));
        all.replaceAll((_, places) -> List.copyOf(places));
        return all;
    }

    @Override
    public void remember(MacAddress phone, List<String> places) {
        RowKey key = new RowKey("place", phone);
        writer.offer(key, statements -> {
            statements.run(key, CLEAR, row -> row.setLong(1, phone.bits()));
            for (int i = 0; i < places.size(); i++) {
                int position = i;
                statements.run(key, WRITE, row -> {
                    row.setLong(1, phone.bits());
                    row.setInt(2, position);
                    Columns.text(row, 3, places.get(position));
                });
            }
        });
    }
}
