package org.dialtone.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dialtone.dhcp.Lease;
import org.dialtone.dhcp.LeaseInDoubt;
import org.dialtone.dhcp.LeaseStore;
import org.dialtone.net.Ip4;
import org.dialtone.net.MacAddress;

/** Stores leases; one row an address, which keeps two clients from ever holding the same address on disk. */
record LeaseRows(Database database, GroupWriter writer) implements LeaseStore {

    static final String TABLE = """
            CREATE TABLE lease (
              address INTEGER PRIMARY KEY, mac INTEGER NOT NULL, client_id TEXT, state TEXT NOT NULL,
              since INTEGER NOT NULL, expires INTEGER NOT NULL, hostname TEXT) STRICT""";
    /** The earlier leases of addresses, each as it last was. */
    static final String HISTORY = """
            CREATE TABLE lease_history (
              id {numbered}, address INTEGER NOT NULL, mac INTEGER NOT NULL, client_id TEXT, state TEXT NOT NULL,
              since INTEGER NOT NULL, expires INTEGER NOT NULL, hostname TEXT) STRICT""";

    static final String HISTORY_INDEX = "CREATE INDEX lease_history_of ON lease_history (address, id DESC)";
    static final String PLACE = "ALTER TABLE lease ADD COLUMN place TEXT";
    static final String HISTORY_PLACE = "ALTER TABLE lease_history ADD COLUMN place TEXT";
    private static final int MOST_KEPT = 100_000;
    private static final String REMEMBER =
            "INSERT INTO lease_history (address, mac, client_id, state, since, expires, hostname, place)"
                    + " SELECT * FROM lease WHERE address = ? AND (mac <> ? OR since <> ?)";
    private static final String FORGET =
            "DELETE FROM lease_history WHERE id <= (SELECT max(id) FROM lease_history) - " + MOST_KEPT;
    private static final String WRITE =
            Upsert.into("lease", "address", "mac, client_id, state, since, expires, hostname, place");

    @Override
    public List<Lease> load() {
        return database.read("SELECT * FROM lease ORDER BY address", LeaseRows::lease);
    }

    @Override
    public CompletionStage<Void> store(Lease lease, List<Lease> ended) {
        return told(writer.store(statements -> {
            for (Lease each : ended) {
                enter(statements, each);
            }
            enter(statements, lease);
        }));
    }

    /** The stage in the words of those who lease. */
    static CompletionStage<Void> told(CompletionStage<Void> stored) {
        return stored.exceptionallyCompose(failure ->
                CompletableFuture.failedStage(failure instanceof CommitInDoubt ? new LeaseInDoubt(failure) : failure));
    }

    /** Writes the lease within the transaction of the statements. */
    static void enter(Statements statements, Lease lease) throws SQLException {
        RowKey key = new RowKey("lease", lease.address());
        remember(statements, key, lease);
        statements.run(key, WRITE, row -> write(row, lease));
    }

    /** The earlier leases of the address, newest first, without its present lease. */
    List<Lease> history(Ip4 address) {
        return database.read(
                "SELECT * FROM lease_history WHERE address = " + Columns.of(address) + " ORDER BY id DESC",
                LeaseRows::lease);
    }

    /** Copies the present lease into the history, in the transaction of the lease that replaces it. */
    private static void remember(Statements statements, RowKey key, Lease next) throws SQLException {
        boolean remembered = statements.run(key, REMEMBER, row -> {
            row.setLong(1, Columns.of(next.address()));
            row.setLong(2, next.mac().bits());
            row.setLong(3, Columns.of(next.since()));
        });
        if (remembered) {
            statements.runLast(FORGET);
        }
    }

    private static void write(PreparedStatement row, Lease lease) throws SQLException {
        row.setLong(1, Columns.of(lease.address()));
        row.setLong(2, lease.mac().bits());
        Columns.text(row, 3, lease.clientId());
        Columns.text(row, 4, lease.state().name());
        row.setLong(5, Columns.of(lease.since()));
        row.setLong(6, Columns.of(lease.expires()));
        Columns.text(row, 7, lease.hostname());
        Columns.text(row, 8, lease.place());
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                Columns.ip(row, "address"),
                new MacAddress(row.getLong("mac")),
                row.getString("client_id"),
                Lease.State.valueOf(row.getString("state")),
                Columns.instant(row, "since"),
                Columns.instant(row, "expires"),
                row.getString("hostname"),
                row.getString("place"));
    }
}
