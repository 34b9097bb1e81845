package org.dialtone.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;
import org.dialtone.provision.Delivery;
import org.dialtone.provision.DeliveryStore;

/** Stores what each phone got last; one row a phone. */
record StoredDeliveries(Database database, GroupWriter writer) implements DeliveryStore {

    static final String TABLE = """
            CREATE TABLE delivery (
              mac INTEGER PRIMARY KEY, until INTEGER NOT NULL, version TEXT, file TEXT, template TEXT, model TEXT, local INTEGER,
              etag TEXT) STRICT""";
    private static final String WRITE =
            Upsert.into("delivery", "mac", "until, version, file, template, model, local, etag");

    @Override
    public List<Delivery> load() {
        return database.read("SELECT * FROM delivery ORDER BY mac", StoredDeliveries::delivery);
    }

    @Override
    public void remember(Delivery delivery) {
        writer.offer(new RowKey("delivery", delivery.phone()), WRITE, row -> {
            row.setLong(1, delivery.phone().bits());
            row.setLong(2, Columns.of(delivery.until()));
            Columns.text(row, 3, delivery.version());
            Columns.text(row, 4, delivery.file());
            Columns.text(row, 5, delivery.template());
            Columns.text(row, 6, delivery.model());
            Columns.set(row, 7, delivery.local() == null ? null : Columns.of(delivery.local()));
            Columns.text(row, 8, delivery.etag());
        });
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Ip4 local = Columns.number(row, "local") == null ? null : Columns.ip(row, "local");
        return new Delivery(
                new MacAddress(row.getLong("mac")),
                Columns.instant(row, "until"),
                row.getString("version"),
                row.getString("file"),
                row.getString("template"),
                row.getString("model"),
                local,
                row.getString("etag"));
    }
}
