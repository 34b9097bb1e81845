package org.dialtone.edge.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.net.MacAddress;

/** One row an address, which keeps two clients from ever holding the same one on disk. */
record SqliteLeases(DatabaseFile file, GroupWriter writer) implements LeaseStore {

    static final String TABLE = """
            CREATE TABLE lease (
              address INTEGER PRIMARY KEY, mac INTEGER NOT NULL, client_id TEXT, state TEXT NOT NULL,
              since INTEGER NOT NULL, expires INTEGER NOT NULL, hostname TEXT) STRICT""";
    private static final String WRITE = "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?, ?, ?)";

    @Override
    public List<Lease> load() {
        return file.read("SELECT * FROM lease ORDER BY address", SqliteLeases::lease);
    }

    @Override
    public CompletionStage<Void> store(Lease lease) {
        return writer.store(statements -> write(statements.get(WRITE), lease));
    }

    private static void write(PreparedStatement row, Lease lease) throws SQLException {
        row.setLong(1, Columns.of(lease.address()));
        row.setLong(2, lease.mac().bits());
        row.setString(3, lease.clientId());
        row.setString(4, lease.state().name());
        row.setLong(5, Columns.of(lease.since()));
        row.setLong(6, Columns.of(lease.expires()));
        row.setString(7, lease.hostname());
        row.executeUpdate();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(Columns.ip(row, "address"), new MacAddress(row.getLong("mac")), row.getString("client_id"),
                Lease.State.valueOf(row.getString("state")), Columns.instant(row, "since"), Columns.instant(row, "expires"),
                row.getString("hostname"));
    }
}
